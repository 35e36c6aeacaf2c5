// Preloaded with `-r` into Parley: prints when a frame with a new request reached its socket, makes the agent Available,
// and when told to by its input shows a bare notification of Electron, the floor of the comparison, in the same process. Times are of
// the monotonic clock, which all processes share.
const { Socket } = require('node:net');
const { app, Notification } = require('electron');

const say = (what) => process.stdout.write(`${what} ${process.hrtime.bigint()}\n`);
const emit = Socket.prototype.emit;
Socket.prototype.emit = function (name, ...args) {
  if (name === 'data' && args[0]?.includes?.('"reservation.created"')) say('FRAME');
  return emit.call(this, name, ...args);
};

const held = new Set();
process.stdin.on('data', () => {
  say('FLOOR');
  const notification = new Notification({ title: 'floor', body: 'floor', urgency: 'critical', silent: true });
  held.add(notification);
  notification.show();
});

app.on('web-contents-created', (_event, contents) => {
  contents.once('did-finish-load', () => {
    const timer = setInterval(() => {
      contents
        .executeJavaScript(`window.desk.presence.setState({ activityId: 'available' })`)
        .then(({ ok }) => {
          if (!ok) return;
          clearInterval(timer);
          say('READY');
        })
        .catch(() => undefined);
    }, 500);
  });
});
