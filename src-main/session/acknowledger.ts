// Tells the server what may leave its replay buffer: every 20 events, and never later than 5 s (PROTOCOL 3.2). Events
// that came in one piece are acknowledged together, once they have all been taken.
import { ACK_EVERY_MS } from '../../src-protocol';
import type { Clock, TimerHandle } from './ports';
import type { Sequence } from './sequence';

export class Acknowledger {
  readonly #clock: Clock;
  readonly #send: () => void;
  #timer: TimerHandle | undefined;
  /** An ack is due behind what is being read just now. */
  #due: { sequence: Sequence } | undefined;

  constructor(clock: Clock, send: () => void) {
    this.#clock = clock;
    this.#send = send;
  }

  took(sequence: Sequence) {
    if (sequence.ackIsDue) {
      if (this.#due === undefined) this.#sendSoon((this.#due = { sequence }));
      return;
    }
    this.#timer ??= this.#clock.setTimeout(() => {
      this.#timer = undefined;
      // A ping or a command may have carried it meanwhile.
      if (sequence.unacked > 0) this.#send();
    }, ACK_EVERY_MS);
  }

  #sendSoon(due: { sequence: Sequence }) {
    queueMicrotask(() => {
      // The line may have ended meanwhile, and another one not have begun.
      if (this.#due !== due) return;
      this.#due = undefined;
      if (due.sequence.unacked > 0) this.#send();
    });
  }

  stop() {
    this.#due = undefined;
    if (this.#timer !== undefined) this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
