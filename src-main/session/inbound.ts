// From a decoded frame to the listeners: policy first, then masking, then out. Raw data ends here (DESIGN rule 7).
// A masking that throws withholds its frame: showing less is the lesser harm.
import type { CommandName, CommandValue, EventFrame, Policy, Snapshot, SnapshotData } from '../../src-protocol';
import type { Counters } from './counters';
import { Listeners } from './listeners';
import type { Transforms } from './ports';

export class Inbound {
  readonly #transforms: Transforms;
  readonly #counters: Counters;
  readonly #events: Listeners<[EventFrame]>;
  readonly #snapshots: Listeners<[SnapshotData, number]>;
  readonly #policies: Listeners<[Policy]>;
  #policy = '';

  constructor(transforms: Transforms, counters: Counters, report: (error: unknown) => void) {
    this.#transforms = transforms;
    this.#counters = counters;
    this.#events = new Listeners(report);
    this.#snapshots = new Listeners(report);
    this.#policies = new Listeners(report);
  }

  get onEvent() {
    return this.#events.add;
  }
  get onSnapshot() {
    return this.#snapshots.add;
  }
  get onPolicy() {
    return this.#policies.add;
  }

  /** The next policy is told even when it is the same. */
  forgetPolicy() {
    this.#policy = '';
  }

  policy(policy: Policy) {
    const text = JSON.stringify(policy);
    if (text === this.#policy) return;
    this.#policy = text;
    this.#policies.tell(policy);
  }

  /** The frame as it may be known; undefined when it had to be withheld. */
  event(frame: EventFrame): EventFrame | undefined {
    if (frame.type === 'policy.changed') this.policy(frame.data.policy);
    return this.#withheld(() => this.#transforms.transformEvent?.(frame) ?? frame);
  }

  tellEvent(frame: EventFrame) {
    this.#events.tell(frame);
  }

  snapshot(frame: Snapshot): SnapshotData | undefined {
    this.policy(frame.data.policy);
    return this.#withheld(() => this.#transforms.transformSnapshot?.(frame.data) ?? frame.data);
  }

  tellSnapshot(data: SnapshotData, time: number) {
    this.#snapshots.tell(data, time);
  }

  /** @throws what the transform throws */
  value<N extends CommandName>(name: N, value: CommandValue<N>): CommandValue<N> {
    return this.#transforms.transformValue?.(name, value) ?? value;
  }

  text(text: string): string {
    return this.#withheld(() => this.#transforms.transformText?.(text) ?? text) ?? '';
  }

  #withheld<T>(transform: () => T): T | undefined {
    try {
      return transform();
    } catch {
      // The error may quote what it could not mask, so it is counted, not passed on.
      this.#counters.add('withheld');
      return undefined;
    }
  }
}
