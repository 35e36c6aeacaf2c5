// Seeded chance: the same seed gives the same customers, ids and delays (mulberry32). Not for secrets.
export interface Random {
  /** 0 <= x < 1 */
  next(): number;
  /** Whole number, both ends included. */
  between(min: number, max: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** A short id, unique within this backend: `prefix-17-k3f9`. */
  id(prefix: string): string;
  /** Where the course is: to go on from there later, no id given twice. */
  readonly position: RandomPosition;
}

export interface RandomPosition {
  state: number;
  issued: number;
}

export function seededRandom(seed: number, from: RandomPosition = { state: seed >>> 0, issued: 0 }): Random {
  let { state, issued } = from;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (min, max) => min + Math.floor(next() * (max - min + 1)),
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
    id(prefix) {
      issued += 1;
      return `${prefix}-${issued}-${Math.floor(next() * 36 ** 6)
        .toString(36)
        .padStart(6, '0')}`;
    },
    get position() {
      return { state, issued };
    },
  };
}
