// One sign-in over all its connections: opens, resumes, backs off, gives up, as the close policy says. The only one
// that moves the phase. What the frames mean to the desk is not its business (`LifecycleListener`).
import { PROTOCOL_VERSION, type EventFrame, type ResultFrame, type Snapshot, type Welcome } from '../../src-protocol';
import { Acknowledger } from './acknowledger';
import { closeAdvice, restAfter } from './close-policy';
import { Connection, type ConnectionDeps } from './connection';
import { composeHello } from './hello';
import { isResting, isUsable, reducePhase, type DropCause, type Phase, type PhaseEvent } from './phase';
import type { SessionDeps, SocketEnd } from './ports';
import { Retries } from './retries';
import { Stream, type Place } from './stream';
import type { Resumption } from './surface';

export type LifecycleListener = {
  phase(phase: Phase): void;
  welcomed(data: Welcome['data']): void;
  /** @returns false when it could not be taken over */
  snapshot(frame: Snapshot): boolean;
  event(frame: EventFrame): void;
  result(frame: ResultFrame): void;
  clock(): void;
  /** Commands can be sent. Comes before phase `live`. */
  up(): void;
  /** Live, and everything missed has been replayed. */
  current(): void;
  down(): void;
  /** Nothing will be sent again under these credentials. */
  over(): void;
};

/** `url` in checked, normal form. `spare`: a token to try when `token` is not accepted (a refresh under way). */
export type Credentials = { url: string; token: string; spare?: string; takeOver: boolean };

type Deps = Omit<ConnectionDeps, 'acknowledge'> & Pick<SessionDeps, 'random' | 'client' | 'capabilities'>;

export class Lifecycle {
  readonly #deps: Deps;
  readonly #listener: LifecycleListener;
  readonly #retries: Retries;
  readonly #acks: Acknowledger;
  #phase: Phase = { kind: 'disconnected' };
  #credentials: Credentials | undefined;
  #stream: Stream;
  #connection: Connection | undefined;
  #recoveryMs = 0;
  #wasMalformed = false;
  #hasServerEnded = false;

  constructor(deps: Deps, listener: LifecycleListener) {
    this.#deps = deps;
    this.#listener = listener;
    this.#stream = new Stream(deps.counters);
    this.#retries = new Retries(deps.clock, () => deps.random());
    this.#acks = new Acknowledger(deps.clock, () => this.#connection?.ack());
  }

  get phase() {
    return this.#phase;
  }

  get credentials() {
    return this.#credentials;
  }

  resumption() {
    return this.#stream.resumption();
  }

  send(text: string) {
    this.#connection?.send(text);
  }

  acknowledge() {
    return this.#stream.sequence.acknowledge();
  }

  useTokens(token: string, spare?: string) {
    if (this.#credentials === undefined) return;
    const { url, takeOver } = this.#credentials;
    this.#credentials = { url, token, takeOver, ...(spare === undefined ? {} : { spare }) };
  }

  connect(credentials: Credentials, resume: Resumption | undefined) {
    this.#leave(1000, '');
    this.#credentials = credentials;
    this.#stream = new Stream(this.#deps.counters, resume);
    this.#wasMalformed = false;
    this.#retries.reset();
    this.#move({ type: 'connect' });
    if (this.#phase.kind === 'connecting') this.#open();
  }

  disconnect(reason: string) {
    this.#leave(1000, reason);
    this.#credentials = undefined;
    this.#stream = new Stream(this.#deps.counters);
    this.#move({ type: 'disconnect' });
  }

  /** Comes to rest; the credentials stay, so that the agent can take back. */
  handOver(by: { clientName: string; since: number }) {
    if (isResting(this.#phase)) return;
    this.#leave(1000, '');
    this.#move({ type: 'superseded', by });
  }

  retryNow() {
    if (isUsable(this.#phase)) this.#connection?.probe();
    else if ('stage' in this.#phase && this.#phase.stage === 'waiting') {
      this.#retries.hurry();
      this.#retry();
    }
  }

  #move(event: PhaseEvent) {
    const next = reducePhase(this.#phase, event);
    if (next === this.#phase) return;
    this.#phase = next;
    this.#listener.phase(next);
  }

  /** Ends what is there, silently for the server's side of it. */
  #leave(code: number, reason: string) {
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.stop(code, reason);
    this.#retries.reset();
    this.#acks.stop();
    this.#hasServerEnded = false;
    this.#listener.down();
    this.#listener.over();
  }

  #retry() {
    this.#move({ type: 'retry' });
    if ('stage' in this.#phase && this.#phase.stage === 'connecting') this.#open();
  }

  #open() {
    if (this.#credentials === undefined) return;
    const { url, token, takeOver } = this.#credentials;
    const connection: Connection = new Connection(
      { ...this.#deps, acknowledge: () => this.acknowledge() },
      url,
      composeHello(this.#deps, { token, takeOver }, this.#stream.introduce()),
      {
        opened: () => {
          this.#move({ type: 'opened' });
        },
        welcomed: (frame) => {
          this.#welcomed(connection, frame);
        },
        snapshot: (frame) => {
          this.#snapshot(connection, frame);
        },
        event: (frame) => {
          this.#inOrder(connection, frame.seq, () => {
            this.#listener.event(frame);
            this.#heed(frame);
          });
        },
        skipped: (seq) => {
          this.#inOrder(connection, seq, () => undefined);
        },
        result: (frame) => {
          this.#listener.result(frame);
        },
        silent: () => {
          this.#move({ type: 'silent', at: this.#deps.clock.now() });
        },
        heard: () => {
          this.#move({ type: 'heard' });
        },
        clock: () => {
          this.#listener.clock();
        },
        answered: () => {
          this.#caughtUp();
        },
        suspended: () => {
          this.#listener.clock();
        },
        ended: (end, cause) => {
          this.#ended(end, cause);
        },
      },
    );
    this.#connection = connection;
  }

  #welcomed(connection: Connection, { data }: Welcome) {
    if (data.protocol !== PROTOCOL_VERSION) {
      connection.fail(4012, { kind: 'protocol' });
      return;
    }
    const verdict = this.#stream.welcome(data);
    if (verdict === 'broken') {
      connection.fail(4007, { kind: 'protocol' });
      return;
    }
    this.#recoveryMs = data.recoveryMs;
    if (this.#credentials !== undefined) this.#credentials = { ...this.#credentials, takeOver: false };
    this.#listener.welcomed(data);
    if (verdict === 'resumed') this.#ready(connection);
  }

  #snapshot(connection: Connection, frame: Snapshot) {
    if (!this.#isNext(connection, this.#stream.placeOfSnapshot(frame.seq))) return;
    if (!this.#listener.snapshot(frame)) {
      connection.fail(1000, { kind: 'protocol' });
      return;
    }
    if (connection !== this.#connection) return;
    this.#stream.tookSnapshot(frame.seq);
    this.#acks.took(this.#stream.sequence);
    this.#ready(connection);
  }

  #inOrder(connection: Connection, seq: number, handOn: () => void) {
    const stream = this.#stream;
    if (!this.#isNext(connection, stream.placeOfEvent(seq))) return;
    // Taken first: a listener that signs out and in again meanwhile must find a finished sequence.
    stream.took(seq);
    handOn();
    if (connection !== this.#connection) return;
    this.#acks.took(stream.sequence);
    if (stream.isCurrent) this.#caughtUp();
  }

  #isNext(connection: Connection, place: Place): boolean {
    if (place === 'gap') connection.fail(4007, { kind: 'gap' });
    return place === 'take';
  }

  /** Events that are about the session itself. */
  #heed(frame: EventFrame) {
    if (frame.type === 'session.ended') this.#hasServerEnded = true;
    if (frame.type === 'session.superseded') this.handOver(frame.data.by);
  }

  #ready(connection: Connection) {
    // The listener of the welcome may have signed out.
    if (connection !== this.#connection) return;
    connection.ready();
    if (isUsable(this.#phase)) return;
    this.#retries.live(this.#recoveryMs);
    this.#listener.up();
    this.#move({ type: 'ready', current: this.#stream.isCurrent });
    if (connection === this.#connection && this.#stream.isCurrent) this.#listener.current();
  }

  #caughtUp() {
    if (!isUsable(this.#phase) || ('current' in this.#phase && this.#phase.current)) return;
    this.#move({ type: 'caught-up' });
    if (isUsable(this.#phase)) this.#listener.current();
  }

  #ended(end: SocketEnd, cause: DropCause) {
    this.#connection = undefined;
    this.#acks.stop();
    this.#listener.down();
    if (cause.kind === 'bad-frame') this.#stream.stumbled();
    if (this.#retries.takeStable()) this.#wasMalformed = false;
    const advice = closeAdvice(end.code, end.reason);
    const detail = cause.detail === undefined ? cause.kind : `${cause.kind}:${cause.detail}`;
    this.#deps.note({ what: 'connection-ended', code: end.code, detail });
    const means = this.#hasServerEnded ? 'signed-out' : advice.do;
    const spare = this.#credentials?.spare;
    if (means === 'authenticate' && spare !== undefined) {
      this.useTokens(spare);
      this.#planRetry(0, cause);
      return;
    }
    if (means === 'resume' || (means === 'resume-once' && !this.#wasMalformed)) {
      this.#wasMalformed ||= means === 'resume-once';
      this.#planRetry(advice.atLeastMs, cause);
      return;
    }
    this.#leave(1000, '');
    if (means !== 'superseded') this.#credentials = undefined;
    this.#move(restAfter(means, end.reason));
  }

  #planRetry(atLeastMs: number, cause: DropCause) {
    const at = this.#deps.clock.now();
    const wasUsable = isUsable(this.#phase);
    const { attempt, delay } = this.#retries.plan(atLeastMs, () => {
      this.#retry();
    });
    if (wasUsable)
      this.#retries.watchRecovery(() => {
        this.#move({ type: 'recovery-over' });
      });
    this.#move({ type: 'dropped', at, attempt, retryAt: at + delay, cause });
  }
}
