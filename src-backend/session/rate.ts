// A token bucket for one connection: bursts are fine, a flood is not.
export interface Bucket {
  /** False: over the limit. */
  take(now: number): boolean;
}

export function createBucket(perSecond: number, burst: number): Bucket {
  let tokens = burst;
  let last: number | undefined;
  return {
    take(now) {
      tokens = Math.min(burst, tokens + ((now - (last ?? now)) / 1_000) * perSecond);
      last = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
