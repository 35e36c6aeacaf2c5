// The order of events in a session (PROTOCOL 3.1-3.3): each once, none missing, and what to acknowledge when.
import { ACK_EVERY_EVENTS } from '../../src-protocol';

export type SequenceVerdict = 'next' | 'duplicate' | 'gap';

export class Sequence {
  #last: number;
  #acked: number;

  constructor(last = 0) {
    this.#last = last;
    this.#acked = last;
  }

  /** Highest number taken; everything up to it has been taken too. */
  get last() {
    return this.#last;
  }

  judge(seq: number): SequenceVerdict {
    if (seq <= this.#last) return 'duplicate';
    return seq === this.#last + 1 ? 'next' : 'gap';
  }

  /** Call once the event has been handed on: what is acknowledged can no longer be replayed. */
  take(seq: number) {
    this.#last = seq;
  }

  /** A snapshot stands for everything up to its number. */
  restart(seq: number) {
    this.#last = seq;
    this.#acked = Math.min(this.#acked, seq);
  }

  get unacked() {
    return this.#last - this.#acked;
  }

  /** Enough to be worth a frame of its own. */
  get ackIsDue() {
    return this.unacked >= ACK_EVERY_EVENTS;
  }

  /** The number to put on an outgoing frame; counts as acknowledged from now on. */
  acknowledge(): number {
    this.#acked = this.#last;
    return this.#last;
  }

  /** A new connection: an ack sent on the old one may never have arrived. `hello` repeats it as `lastSeq`. */
  reconnected() {
    this.#acked = this.#last;
  }
}
