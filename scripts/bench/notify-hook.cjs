// Preloaded with `-r` into Parley: notes when a frame with a new request reached its socket, makes the agent Available,
// and when told to by its input shows a bare notification of Electron, the floor of the comparison, in the same process.
// Times are of the monotonic clock, which all processes share. What was noted is printed after what is measured.
const { Socket } = require('node:net');
const { app, Notification } = require('electron');

const SAY_AFTER_MS = 50;
const note = (what) => {
  const at = process.hrtime.bigint();
  setTimeout(() => process.stdout.write(`${what} ${at}\n`), SAY_AFTER_MS);
};
const emit = Socket.prototype.emit;
Socket.prototype.emit = function (name, ...args) {
  if (name === 'data' && args[0]?.includes?.('"reservation.created"')) note('FRAME');
  return emit.call(this, name, ...args);
};

const held = new Set();
process.stdin.on('data', () => {
  note('FLOOR');
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
          note('READY');
        })
        .catch(() => undefined);
    }, 500);
  });
});
