// What a schedule does to the line: faults drawn from the seed, each at its time, some for a while.
import type { Random } from '../../../src-backend/random';
import { CLOSE_CODES } from '../../../src-protocol';
import { CALM, type Weather } from './network';

export type Fault =
  | { kind: 'cut' }
  | { kind: 'half-open'; ways: readonly ('up' | 'down')[] }
  | { kind: 'close'; code: number }
  | { kind: 'flap'; times: number; everyMs: number }
  | { kind: 'weather'; weather: Weather; ms: number }
  | { kind: 'unreachable'; ms: number }
  | { kind: 'kill-backend'; downMs: number }
  | { kind: 'kill-client'; downMs: number }
  | { kind: 'sleep'; ms: number }
  | { kind: 'clock'; ms: number }
  | { kind: 'network-up' };

export interface Schedule {
  seed: number;
  /** How long faults happen, ms. */
  ms: number;
  faults: { at: number; fault: Fault }[];
}

/** Of the table, and some a proxy or a crash makes. */
const CODES = [1006, 1011, 1002, 4999, ...Object.keys(CLOSE_CODES).map(Number)] as const;

function draw(random: Random): Fault {
  const storm = (): Weather => ({
    lose: random.next() * 0.15,
    double: random.next() * 0.2,
    damage: random.next() * 0.05,
    cut: random.next() * 0.04,
    latency: [2, random.pick([60, 400, 3_000, 9_000])],
  });
  const kinds: [() => Fault, ...(() => Fault)[]] = [
    () => ({ kind: 'cut' }),
    () => ({ kind: 'half-open', ways: random.pick<('up' | 'down')[]>([['up'], ['down'], ['up', 'down']]) }),
    () => ({ kind: 'close', code: random.pick(CODES) }),
    () => ({ kind: 'flap', times: random.between(2, 8), everyMs: random.between(50, 2_500) }),
    () => ({ kind: 'weather', weather: storm(), ms: random.between(2_000, 25_000) }),
    () => ({ kind: 'unreachable', ms: random.pick([500, 5_000, 30_000, 70_000]) }),
    () => ({ kind: 'kill-backend', downMs: random.between(10, 8_000) }),
    () => ({ kind: 'kill-client', downMs: random.between(10, 8_000) }),
    () => ({ kind: 'sleep', ms: random.pick([3_000, 20_000, 90_000]) }),
    () => ({ kind: 'clock', ms: random.between(-3_600_000, 3_600_000) }),
    () => ({ kind: 'network-up' }),
  ];
  return random.pick(kinds)();
}

export function drawSchedule(seed: number, random: Random): Schedule {
  const ms = random.between(40_000, 160_000);
  const count = random.between(4, 14);
  const faults = Array.from({ length: count }, () => ({ at: random.between(2_000, ms), fault: draw(random) }));
  return { seed, ms, faults: faults.toSorted((a, b) => a.at - b.at) };
}

export { CALM };
