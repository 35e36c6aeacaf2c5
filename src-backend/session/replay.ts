// Events a client has not acknowledged yet, for a resume without gap or double (PROTOCOL 3): at most so many, so long.
export interface Replay {
  readonly seq: number;
  /** Takes the next number; `encode` gets it. Returns the text to send. */
  push(now: number, encode: (seq: number) => string): string;
  /** Cumulative. False when the client acknowledges what was never sent. */
  ack(seq: number): boolean;
  /** Everything after `lastSeq`, or undefined when some of it is gone or it never was. */
  since(now: number, lastSeq: number): string[] | undefined;
  readonly held: number;
  readonly acked: number;
  /** What is held, oldest first. */
  list(): readonly ReplayEntry[];
}

export interface ReplayEntry {
  seq: number;
  at: number;
  text: string;
}

export function createReplay(
  limits: { events: number; ms: number },
  kept: { seq: number; acked: number; events: readonly ReplayEntry[] } = { seq: 0, acked: 0, events: [] },
): Replay {
  let { seq, acked } = kept;
  const buffer = [...kept.events];
  const trim = (now: number) => {
    let drop = Math.max(0, buffer.length - limits.events);
    while ((buffer[drop]?.at ?? Infinity) < now - limits.ms) drop += 1;
    if (drop > 0) buffer.splice(0, drop);
  };
  return {
    get seq() {
      return seq;
    },
    get held() {
      return buffer.length;
    },
    get acked() {
      return acked;
    },
    list: () => buffer,
    push(now, encode) {
      seq += 1;
      const text = encode(seq);
      buffer.push({ seq, at: now, text });
      trim(now);
      return text;
    },
    ack(upTo) {
      if (upTo > seq) return false;
      acked = Math.max(acked, upTo);
      const first = buffer.findIndex((entry) => entry.seq > acked);
      buffer.splice(0, first < 0 ? buffer.length : first);
      return true;
    },
    since(now, lastSeq) {
      trim(now);
      if (lastSeq > seq || lastSeq < acked) return undefined;
      const missing = buffer.filter((entry) => entry.seq > lastSeq);
      return missing.length === seq - lastSeq ? missing.map(({ text }) => text) : undefined;
    },
  };
}
