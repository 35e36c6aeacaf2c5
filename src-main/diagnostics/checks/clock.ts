// Check 5: is the clock of this computer right. The program corrects its own countdowns; certificates, sign-in pages and
// every other program on this computer do not.
import type { Check } from './check';

/** Half a minute is more than a slow answer can be wrong by; certificates and sign-in keys break at some minutes. */
const OFF_MS = 30_000;
const FAR_OFF_MS = 300_000;

/** @param offset server clock minus the clock of this computer, ms; undefined: nobody told the time */
export function clock(offset: (signal: AbortSignal) => Promise<number | undefined>): Check<'clock'> {
  return async (signal) => {
    const ms = await offset(signal);
    if (ms === undefined) return { code: 'unknown' };
    const facts = { seconds: Math.round(Math.abs(ms) / 1_000), minutes: Math.round(Math.abs(ms) / 60_000) };
    if (Math.abs(ms) < OFF_MS) return { code: 'right', facts };
    const isFar = Math.abs(ms) >= FAR_OFF_MS;
    if (ms > 0) return { code: isFar ? 'far-behind' : 'behind', facts };
    return { code: isFar ? 'far-ahead' : 'ahead', facts };
  };
}
