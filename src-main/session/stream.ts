// The event stream of one session over all its connections: resume, order, gap, snapshot (PROTOCOL 3.1-3.4). Decides
// what a frame's place in it means; says nothing to anybody.
import type { Hello, Welcome } from '../../src-protocol';
import type { Counters } from './counters';
import { Sequence } from './sequence';
import type { Resumption } from './surface';

export type Place = 'take' | 'ignore' | 'gap';

export class Stream {
  readonly #counters: Counters;
  readonly sequence: Sequence;
  #resumption: Omit<Resumption, 'lastSeq'> | undefined;
  /** The number up to which a resumed session replays. */
  #target = 0;
  #awaitsSnapshot = true;
  #stumbledAt: number | undefined;
  #mustStartFresh = false;

  constructor(counters: Counters, resume?: Resumption) {
    this.#counters = counters;
    this.sequence = new Sequence(resume?.lastSeq ?? 0);
    this.#resumption = resume;
  }

  /** What `hello` says about the session. A fresh start of an own session is not a take-over from anybody else. */
  introduce(): Pick<Hello['data'], 'resume' | 'takeOver'> {
    this.sequence.reconnected();
    if (this.#mustStartFresh) return { takeOver: true };
    if (this.#resumption === undefined) return {};
    const { sessionId, resumeToken } = this.#resumption;
    return { resume: { sessionId, resumeToken, lastSeq: this.sequence.last } };
  }

  /** `broken`: claims to resume what it cannot. */
  welcome({ resumed, sessionId, resumeToken, seq }: Welcome['data']): 'resumed' | 'rebuild' | 'broken' {
    if (resumed && (this.#mustStartFresh || this.#resumption === undefined || seq < this.sequence.last)) {
      this.#mustStartFresh = true;
      return 'broken';
    }
    this.#mustStartFresh = false;
    this.#resumption = { sessionId, resumeToken };
    this.#target = seq;
    // A client that knows nothing is helped by no event before a snapshot, also where the server still has them all.
    this.#awaitsSnapshot = !resumed || this.sequence.last === 0;
    if (!resumed) this.sequence.restart(0);
    return this.#awaitsSnapshot ? 'rebuild' : 'resumed';
  }

  placeOfEvent(seq: number): Place {
    if (!this.#awaitsSnapshot) return this.#place(seq);
    // The snapshot that must come first includes it, or its number shows the gap.
    this.#counters.add('stray');
    return 'ignore';
  }

  placeOfSnapshot(seq: number): Place {
    return this.#awaitsSnapshot ? 'take' : this.#place(seq);
  }

  #place(seq: number): Place {
    const verdict = this.sequence.judge(seq);
    if (verdict === 'next') return 'take';
    if (verdict === 'duplicate') {
      this.#counters.add('duplicate');
      return 'ignore';
    }
    this.#counters.add('gap');
    this.stumbled();
    return 'gap';
  }

  /** A gap, or a frame the socket refused. In the same place again: resuming does not help, so ask for a snapshot. */
  stumbled() {
    this.#mustStartFresh = this.#stumbledAt === this.sequence.last;
    this.#stumbledAt = this.sequence.last;
  }

  /** Call when the event has been handed on. */
  took(seq: number) {
    this.sequence.take(seq);
  }

  /** Call when the snapshot has been handed on. */
  tookSnapshot(seq: number) {
    this.sequence.restart(seq);
    this.#awaitsSnapshot = false;
  }

  /** Everything missed has been replayed. */
  get isCurrent() {
    return !this.#awaitsSnapshot && this.sequence.last >= this.#target;
  }

  resumption(): Resumption | undefined {
    return this.#resumption && { ...this.#resumption, lastSeq: this.sequence.last };
  }
}
