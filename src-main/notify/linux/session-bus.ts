// A line to the session bus of the desktop. Electron's own way to it waits for the answer of the notification server with
// the whole program; this one never does.
import { createConnection, type Socket } from 'node:net';
import { callBytes, ERROR, readMessage, RETURN, SIGNAL, type BusCall, type BusMessage } from './bus-messages';

/** `name`: the D-Bus error name, or `no-answer`, `closed`. Never text of the other side. */
export class BusFailure extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = 'BusFailure';
  }
}

export interface SessionBus {
  /** @throws BusFailure; after `withinMs` (default 5 s) with `no-answer` */
  call: (call: BusCall, withinMs?: number) => Promise<{ body: unknown[]; sender: string }>;
  onSignal: (listener: (signal: BusMessage) => void) => void;
  onClosed: (listener: () => void) => void;
  close: () => void;
}

const ANSWER_MS = 5_000;
export const DBUS = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

/**
 * Where the bus listens, as `net.connect` wants it.
 * @param env DBUS_SESSION_BUS_ADDRESS, or XDG_RUNTIME_DIR with a `bus` in it as systemd has it
 * @returns undefined for a transport that we do not speak (tcp, autolaunch)
 */
export function busPath(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const addresses = env['DBUS_SESSION_BUS_ADDRESS']?.split(';') ?? [];
  for (const address of addresses) {
    if (!address.startsWith('unix:')) continue;
    const parts = new Map(
      address
        .slice('unix:'.length)
        .split(',')
        .map((part) => part.split('=', 2) as [string, string]),
    );
    const path = parts.get('path');
    if (path !== undefined) return decodeURIComponent(path);
    const abstract = parts.get('abstract');
    if (abstract !== undefined) return `\0${decodeURIComponent(abstract)}`;
  }
  const runtime = env['XDG_RUNTIME_DIR'];
  return addresses.length === 0 && runtime ? `${runtime}/bus` : undefined;
}

/** Proves who we are by the credentials of the socket (EXTERNAL). Resolves when messages may follow. */
function authenticate(socket: Socket): Promise<void> {
  const uid = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  return new Promise((resolve, reject) => {
    socket.once('data', (answer: Buffer) => {
      if (!answer.toString('latin1').startsWith('OK ')) {
        reject(new BusFailure('refused'));
        return;
      }
      socket.write('BEGIN\r\n');
      resolve();
    });
    socket.once('close', () => reject(new BusFailure('closed')));
    socket.once('connect', () => socket.write(`\0AUTH EXTERNAL ${uid}\r\n`));
  });
}

/** @throws BusFailure when nobody listens or the bus does not want us */
export async function connectBus(path: string): Promise<SessionBus> {
  const socket = createConnection({ path });
  socket.unref();
  const waiting = new Map<number, { done: (message: BusMessage) => void; fail: (failure: BusFailure) => void }>();
  const signals = new Set<(signal: BusMessage) => void>();
  const closed = new Set<() => void>();
  let isOpen = true;
  let serial = 0;
  let rest: Buffer = Buffer.alloc(0);

  socket.on('error', () => undefined);
  socket.once('close', () => {
    isOpen = false;
    for (const { fail } of waiting.values()) fail(new BusFailure('closed'));
    waiting.clear();
    for (const listener of closed) listener();
  });
  const late = setTimeout(() => socket.destroy(), ANSWER_MS);
  try {
    await authenticate(socket);
  } finally {
    clearTimeout(late);
  }

  function take(message: BusMessage): void {
    // After who asked has taken the answers that came with it: a click may follow on the heels of "it is shown".
    if (message.type === SIGNAL)
      setImmediate(() => {
        for (const listener of signals) listener(message);
      });
    if (message.type !== RETURN && message.type !== ERROR) return;
    const asked = waiting.get(message.replySerial);
    waiting.delete(message.replySerial);
    if (message.type === RETURN) asked?.done(message);
    else asked?.fail(new BusFailure(message.errorName));
  }
  socket.on('data', (bytes: Buffer) => {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    try {
      for (let read = readMessage(rest); read; read = readMessage(rest)) {
        rest = rest.subarray(read.size);
        take(read.message);
      }
    } catch {
      socket.destroy();
    }
  });

  const call: SessionBus['call'] = (what, withinMs = ANSWER_MS) =>
    new Promise((resolve, reject) => {
      if (!isOpen) {
        reject(new BusFailure('closed'));
        return;
      }
      serial += 1;
      const mine = serial;
      const timer = setTimeout(() => {
        waiting.delete(mine);
        reject(new BusFailure('no-answer'));
      }, withinMs);
      waiting.set(mine, {
        done: ({ body, sender }) => {
          clearTimeout(timer);
          resolve({ body, sender });
        },
        fail: (failure) => {
          clearTimeout(timer);
          reject(failure);
        },
      });
      socket.write(callBytes(mine, what));
    });

  await call({ ...DBUS, member: 'Hello' });
  return {
    call,
    onSignal: (listener) => void signals.add(listener),
    onClosed: (listener) => void closed.add(listener),
    close: () => socket.destroy(),
  };
}
