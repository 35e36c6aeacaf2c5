// Preloaded with `-r` into the backend of a measurement: says when a frame with a new request was given to its socket.
// After the moment that is measured; the answer to who asked for the request waits as well, so that nothing of the
// measurement wakes up and takes a processor meanwhile.
const { ServerResponse } = require('node:http');
const { Socket } = require('node:net');

const SAY_AFTER_MS = 50;
const write = Socket.prototype.write;
Socket.prototype.write = function (data, ...rest) {
  if (data?.includes?.('"reservation.created"')) {
    const at = String(process.hrtime.bigint());
    setTimeout(() => process.send({ at }), SAY_AFTER_MS);
  }
  return write.call(this, data, ...rest);
};

const end = ServerResponse.prototype.end;
ServerResponse.prototype.end = function (...rest) {
  setTimeout(() => end.apply(this, rest), SAY_AFTER_MS);
  return this;
};
