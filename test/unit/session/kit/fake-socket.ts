// Sockets that a test plays the other end of.
import type { SocketEnd, SocketEvents, SocketFactory, SocketPort } from '../../../../src-main/session';

type Sent = { type: string; id?: string; ack?: number; subject?: string; data?: Record<string, unknown> };

export class FakeSocket implements SocketPort {
  readonly url: string;
  readonly sent: Sent[] = [];
  readonly texts: string[] = [];
  closed: { code: number; reason: string } | undefined;
  isTerminated = false;
  readonly #events: SocketEvents;

  constructor(url: string, events: SocketEvents) {
    this.url = url;
    this.#events = events;
  }

  send(text: string) {
    this.texts.push(text);
    this.sent.push(JSON.parse(text) as Sent);
  }

  close(code: number, reason = '') {
    this.closed ??= { code, reason };
  }

  terminate() {
    this.isTerminated = true;
  }

  /** The rest plays the server and the network. */
  open() {
    this.#events.opened();
  }

  receive(frame: string | object) {
    this.#events.frame(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  receiveBinary() {
    this.#events.binary();
  }

  end(end: Partial<SocketEnd> = {}) {
    this.#events.ended({ code: 1006, reason: '', ...end });
  }

  sentOf(type: string) {
    return this.sent.filter((frame) => frame.type === type);
  }
}

export class FakeSockets {
  readonly all: FakeSocket[] = [];

  readonly open: SocketFactory = (url, events) => {
    const socket = new FakeSocket(url, events);
    this.all.push(socket);
    return socket;
  };

  get last(): FakeSocket {
    const socket = this.all.at(-1);
    if (socket === undefined) throw new Error('no socket was opened');
    return socket;
  }
}
