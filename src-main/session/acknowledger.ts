// Tells the server what may leave its replay buffer: every 20 events, and never later than 5 s (PROTOCOL 3.2).
import { ACK_EVERY_MS } from '../../src-protocol';
import type { Clock, TimerHandle } from './ports';
import type { Sequence } from './sequence';

export class Acknowledger {
  readonly #clock: Clock;
  readonly #send: () => void;
  #timer: TimerHandle | undefined;

  constructor(clock: Clock, send: () => void) {
    this.#clock = clock;
    this.#send = send;
  }

  took(sequence: Sequence) {
    if (sequence.ackIsDue) {
      this.#send();
      return;
    }
    this.#timer ??= this.#clock.setTimeout(() => {
      this.#timer = undefined;
      // A ping or a command may have carried it meanwhile.
      if (sequence.unacked > 0) this.#send();
    }, ACK_EVERY_MS);
  }

  stop() {
    if (this.#timer !== undefined) this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
