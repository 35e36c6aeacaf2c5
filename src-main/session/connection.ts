// One connection attempt from opening the socket to its end: hello, the deadline for being ready, heartbeat, decoding.
// It belongs to the attempt it was made for: after `stop` (or its end) nothing of it is heard any more.
import {
  decodeServerFrame,
  encodeAck,
  encodeHello,
  encodePing,
  type EventFrame,
  type Hello,
  type Pong,
  type ResultFrame,
  type Snapshot,
  type Welcome,
} from '../../src-protocol';
import type { ClockSkew } from './clock-skew';
import type { Counters } from './counters';
import { Heartbeat } from './heartbeat';
import type { DropCause } from './phase';
import type { Clock, SessionNote, SocketEnd, SocketFactory, SocketPort, TimerHandle } from './ports';

/** From the open socket to the state being there; a server that drips never gets there. */
export const READY_MS = 15_000;
const MAX_OPEN_PINGS = 16;

export type ConnectionListener = {
  opened(): void;
  welcomed(frame: Welcome): void;
  snapshot(frame: Snapshot): void;
  event(frame: EventFrame): void;
  /** An event of a type not known here, or of a known one that breaks its schema: nothing to show, its place counts. */
  skipped(seq: number): void;
  result(frame: ResultFrame): void;
  silent(): void;
  heard(): void;
  /** A better measure of the server's clock. */
  clock(): void;
  /** A pong: everything the server had to say before it has been said. */
  answered(): void;
  suspended(): void;
  /** The last thing heard. `cause` says more than the close code where the client itself gave up. */
  ended(end: SocketEnd, cause: DropCause): void;
};

export type ConnectionDeps = {
  clock: Clock;
  newId(): string;
  openSocket: SocketFactory;
  counters: Counters;
  skew: ClockSkew;
  /** The number every outgoing frame acknowledges. */
  acknowledge(): number;
  note(note: SessionNote): void;
};

const causeOf = ({ code, failure, detail }: SocketEnd): DropCause =>
  failure === undefined
    ? { kind: 'closed', code }
    : { kind: failure, code, ...(detail === undefined ? {} : { detail }) };

/** The first thing wrong, as a code. Names of parameters are the server's words and stay out. */
const firstFault = (reason: string) =>
  (reason.split('; ')[0] ?? '')
    .replace(/\.params\..*: (?=\w+$)/, '.params: ')
    .replace(': ', ':')
    .replaceAll(' ', '-');

export class Connection {
  readonly #deps: ConnectionDeps;
  readonly #listener: ConnectionListener;
  readonly #hello: Hello;
  readonly #socket: SocketPort;
  readonly #pings = new Map<string, number>();
  #helloAt = 0;
  #isOver = false;
  #isWelcomed = false;
  #readyTimer: TimerHandle | undefined;
  #heartbeat: Heartbeat | undefined;

  constructor(deps: ConnectionDeps, url: string, hello: Hello, listener: ConnectionListener) {
    this.#deps = deps;
    this.#listener = listener;
    this.#hello = hello;
    const mine =
      <A extends unknown[]>(run: (...args: A) => void) =>
      (...args: A) => {
        if (!this.#isOver) run(...args);
      };
    this.#socket = deps.openSocket(url, {
      opened: mine(() => {
        this.#opened();
      }),
      frame: mine((text: string) => {
        this.#frame(text);
      }),
      binary: mine(() => {
        this.#deps.counters.add('binary');
        this.#heartbeat?.heard();
      }),
      ended: mine((end: SocketEnd) => {
        this.#silence();
        this.#listener.ended(end, causeOf(end));
      }),
    });
  }

  /** The state is there: the deadline no longer applies. */
  ready() {
    this.#stopReadyTimer();
  }

  send(text: string) {
    if (!this.#isOver) this.#socket.send(text);
  }

  ack() {
    this.send(encodeAck(this.#deps.acknowledge()));
  }

  probe() {
    this.#heartbeat?.probe();
  }

  /** Ends the attempt by the client's own decision and says so to the session. */
  fail(code: number, cause: DropCause) {
    if (this.#isOver) return;
    this.#silence();
    this.#socket.close(code);
    this.#listener.ended({ code, reason: '' }, cause);
  }

  /** The peer is dead: no closing handshake. */
  #giveUp(cause: DropCause) {
    this.#silence();
    this.#socket.terminate();
    this.#listener.ended({ code: 4009, reason: '' }, cause);
  }

  /** Ends the attempt without a word to anybody. */
  stop(code: number, reason = '') {
    if (this.#isOver) return;
    this.#silence();
    this.#socket.close(code, reason);
  }

  #silence() {
    this.#isOver = true;
    this.#stopReadyTimer();
    this.#heartbeat?.stop();
  }

  #stopReadyTimer() {
    if (this.#readyTimer !== undefined) this.#deps.clock.clearTimeout(this.#readyTimer);
    this.#readyTimer = undefined;
  }

  #opened() {
    this.#readyTimer = this.#deps.clock.setTimeout(() => {
      this.#giveUp({ kind: 'handshake' });
    }, READY_MS);
    this.#helloAt = this.#deps.clock.monotonic();
    this.#socket.send(encodeHello(this.#hello));
    this.#listener.opened();
  }

  #frame(text: string) {
    const { counters } = this.#deps;
    counters.add('received');
    this.#heartbeat?.heard();
    // A listener of the recovery may have ended the connection.
    if (this.#isOver) return;
    const read = decodeServerFrame(text);
    if (read.kind === 'invalid') {
      counters.add('invalid');
      this.#deps.note({ what: 'invalid-frame', detail: firstFault(read.reason) });
      if (read.seq !== undefined && this.#isWelcomed) this.#listener.skipped(read.seq);
      return;
    }
    if (read.kind === 'welcome') {
      this.#welcome(read.frame);
      return;
    }
    if (!this.#isWelcomed) {
      counters.add('stray');
      return;
    }
    switch (read.kind) {
      case 'pong':
        this.#pong(read.frame);
        return;
      case 'snapshot':
        this.#listener.snapshot(read.frame);
        return;
      case 'result':
        this.#listener.result(read.frame);
        return;
      case 'event':
        this.#listener.event(read.frame);
        return;
      case 'unknown-event':
        counters.add('unknownEvent');
        // Without its name: that is a word of the server's.
        this.#deps.note({ what: 'unknown-event' });
        this.#listener.skipped(read.seq);
    }
  }

  #welcome(frame: Welcome) {
    if (this.#isWelcomed || frame.correlationId !== this.#hello.id) {
      this.#deps.counters.add('stray');
      return;
    }
    this.#isWelcomed = true;
    this.#deps.skew.sample(this.#helloAt, frame.data.serverTime);
    this.#heartbeat = new Heartbeat(this.#deps.clock, frame.data, {
      ping: () => {
        this.#ping();
      },
      degraded: () => {
        this.#listener.silent();
      },
      recovered: () => {
        this.#listener.heard();
      },
      dead: () => {
        this.#giveUp({ kind: 'heartbeat' });
      },
      suspended: (ms) => {
        this.#deps.note({ what: 'suspended', code: Math.round(ms / 1_000) });
        this.#listener.suspended();
      },
    });
    this.#listener.clock();
    this.#listener.welcomed(frame);
  }

  #ping() {
    const id = this.#deps.newId();
    const oldest = this.#pings.size >= MAX_OPEN_PINGS ? this.#pings.keys().next().value : undefined;
    if (oldest !== undefined) this.#pings.delete(oldest);
    this.#pings.set(id, this.#deps.clock.monotonic());
    this.#socket.send(encodePing(id, this.#deps.acknowledge()));
  }

  #pong(frame: Pong) {
    const sentAt = this.#pings.get(frame.correlationId);
    if (sentAt === undefined) {
      this.#deps.counters.add('stray');
      return;
    }
    this.#pings.delete(frame.correlationId);
    this.#deps.skew.sample(sentAt, frame.time);
    this.#listener.clock();
    this.#listener.answered();
  }
}
