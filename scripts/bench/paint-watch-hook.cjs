// Preloaded with `-r` into Parley and into the floor alike: says when an element appears in a painted frame, and when it
// is gone again. Times are those of the wall clock, so that they can be compared with another process's.
const { app } = require('electron');

const selector = JSON.stringify(process.env.BENCH_SELECTOR);

app.on('web-contents-created', (_event, contents) => {
  contents.on('console-message', (event, _level, text) => {
    // The newer event carries its message, the older one has it as an argument.
    const message = event.message ?? text ?? '';
    if (message.startsWith('BENCH ')) process.stdout.write(`${message}\n`);
  });
  contents.once('dom-ready', () => {
    contents
      .executeJavaScript(
        `{
          const say = (event, at) => console.log('BENCH ' + JSON.stringify({ event, at }));
          let there = false;
          const look = () => {
            const now = document.querySelector(${selector}) !== null;
            if (now && !there) requestAnimationFrame(() => say('seen', performance.timeOrigin + performance.now()));
            if (!now && there) say('gone', 0);
            there = now;
            requestAnimationFrame(look);
          };
          look();
          say('watching', 0);
        }`,
      )
      .catch((error) => process.stderr.write(`paint watch: ${error.message}\n`));
  });
});
