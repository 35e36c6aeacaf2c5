// Frames that were not what the protocol says, by kind. Counted instead of thrown (PROTOCOL 2, 3.8); for diagnostics.
export type FrameCounts = {
  received: number;
  invalid: number;
  unknownEvent: number;
  duplicate: number;
  gap: number;
  /** A result for no pending command, a pong for no ping, a second welcome, an event before the snapshot. */
  stray: number;
  binary: number;
  /** Masking threw: the frame was withheld. */
  withheld: number;
};

export type Counters = { add(kind: keyof FrameCounts): void; read(): FrameCounts };

export function createCounters(): Counters {
  const counts: FrameCounts = {
    received: 0,
    invalid: 0,
    unknownEvent: 0,
    duplicate: 0,
    gap: 0,
    stray: 0,
    binary: 0,
    withheld: 0,
  };
  return {
    add: (kind) => {
      counts[kind] += 1;
    },
    read: () => ({ ...counts }),
  };
}
