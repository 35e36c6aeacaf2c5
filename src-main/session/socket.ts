// The only importer of `ws`: one WebSocket to the backend, with every limit stated.
import { WebSocket, type ClientOptions, type RawData } from 'ws';
import { MAX_FRAME_BYTES, SUBPROTOCOL } from '../../src-protocol';
import { checkBackendUrl } from './backend-url';
import type { Clock, SocketEnd, SocketEvents, SocketFactory, SocketPort, TimerHandle } from './ports';
import type { FindRoutes, Route } from './route';
import { socketFailure } from './socket-failure';

export const HANDSHAKE_MS = 10_000;
/** A peer that does not answer the closing handshake is cut after this time. */
export const CLOSE_MS = 2_000;

/** Ends that say something about the way, not about the backend. */
const NOT_REACHED: ReadonlySet<string> = new Set(['unreachable', 'timeout', 'proxy', 'lost']);

export type SocketFactoryOptions = {
  clock: Clock;
  /** Asked for every connection, because a proxy configuration may answer differently each time. */
  routes?: FindRoutes;
  handshakeMs?: number;
};

const clientOptions = (route: Route, handshakeTimeout: number): ClientOptions => ({
  ...route,
  handshakeTimeout,
  maxPayload: MAX_FRAME_BYTES,
  perMessageDeflate: false,
  followRedirects: false,
  minVersion: 'TLSv1.2',
  rejectUnauthorized: true,
});

const textOf = (data: RawData) =>
  (Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data)).toString('utf8');

class Socket implements SocketPort {
  readonly #clock: Clock;
  readonly #events: SocketEvents;
  #ws: WebSocket | undefined;
  #failure: Pick<SocketEnd, 'failure' | 'detail'> = {};
  #closeTimer: TimerHandle | undefined;
  #hasEnded = false;

  constructor(clock: Clock, events: SocketEvents) {
    this.#clock = clock;
    this.#events = events;
  }

  async open(url: string, routes: FindRoutes, handshakeMs: number) {
    const checked = checkBackendUrl(url);
    if (!checked.ok) {
      this.#end({ code: 1006, reason: '', failure: 'insecure-url', detail: checked.code });
      return;
    }
    try {
      this.#try(checked.value, await routes(checked.value), handshakeMs);
    } catch (error) {
      this.#end({ code: 1006, reason: '', ...socketFailure(error, false) });
    }
  }

  /** The next way, until one is open: a proxy that is down must not keep her out where another one would do. */
  #try(url: string, [route = {}, ...others]: readonly Route[], handshakeMs: number) {
    if (this.#hasEnded) return;
    const again = () => {
      this.#failure = {};
      this.#try(url, others, handshakeMs);
    };
    this.#attach(
      new WebSocket(url, SUBPROTOCOL, clientOptions(route, handshakeMs)),
      others.length > 0 ? again : undefined,
    );
  }

  /** `again`: the next way to try when this one does not even reach the backend. */
  #attach(ws: WebSocket, again: (() => void) | undefined) {
    this.#ws = ws;
    let isOpen = false;
    ws.on('open', () => {
      isOpen = true;
      this.#events.opened();
    });
    ws.on('message', (data, isBinary) => {
      if (this.#hasEnded) return;
      if (isBinary) this.#events.binary();
      else this.#events.frame(textOf(data));
    });
    // `close` always follows an error, so the error is only remembered.
    ws.on('error', (error) => {
      this.#failure = socketFailure(error, isOpen);
    });
    ws.on('close', (code, reason) => {
      // Closed on request is not "not reached": no other way is tried then.
      const isWanted = !this.#hasEnded && this.#closeTimer === undefined;
      if (again !== undefined && !isOpen && isWanted && NOT_REACHED.has(this.#failure.failure ?? '')) {
        again();
        return;
      }
      this.#end({ code, reason: reason.toString('utf8'), ...this.#failure });
    });
  }

  #end(end: SocketEnd) {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    if (this.#closeTimer !== undefined) this.#clock.clearTimeout(this.#closeTimer);
    this.#events.ended(end);
  }

  send(text: string) {
    if (this.#ws?.readyState === WebSocket.OPEN) this.#ws.send(text);
  }

  close(code: number, reason = '') {
    if (this.#hasEnded) return;
    if (this.#ws === undefined) {
      this.terminate();
      return;
    }
    this.#closeTimer ??= this.#clock.setTimeout(() => {
      this.terminate();
    }, CLOSE_MS);
    this.#ws.close(code, reason);
  }

  terminate() {
    this.#ws?.terminate();
    this.#end({ code: 1006, reason: '', failure: 'lost' });
  }
}

export function createSocketFactory({
  clock,
  routes = () => [{}],
  handshakeMs = HANDSHAKE_MS,
}: SocketFactoryOptions): SocketFactory {
  return (url, events) => {
    const socket = new Socket(clock, events);
    // The factory returns first: nobody hears of an end before she has the socket.
    void Promise.resolve().then(() => socket.open(url, routes, handshakeMs));
    return socket;
  };
}
