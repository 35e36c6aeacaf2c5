// Preloaded with `-r` into Parley and into the bare window alike: prints the time at which the page had painted as
// many elements as asked for. Seen from inside the page, two frames after they stood in the document.
const { app } = require('electron');

const selector = JSON.stringify(process.env.PAINT_SELECTOR);
const count = Number(process.env.PAINT_COUNT);

app.on('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', () => {
    contents
      .executeJavaScript(
        `new Promise((resolve) => {
          const look = () =>
            document.querySelectorAll(${selector}).length >= ${count}
              ? requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())))
              : requestAnimationFrame(look);
          look();
        })`,
      )
      .then((at) => process.stdout.write(`PAINTED ${at}\n`))
      .catch((error) => process.stderr.write(`paint hook: ${error.message}\n`));
  });
});
