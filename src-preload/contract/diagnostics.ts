// Diagnostics: what the window can ask of main. The checks themselves and their outcomes are in checks.ts.
import { z } from 'zod';
import { SOUND_DEVICES } from './checks';

export const diagnosticsArgs = {
  /**
   * Starts the checks; results come with the slice. Refused with `busy` while they run. `url`: an address she has typed and
   * not signed in at yet; without effect where the address is forced.
   */
  run: z.strictObject({ sound: z.enum(SOUND_DEVICES), url: z.string().max(2_000).optional() }),
  /** What has come so far stays. */
  cancel: z.strictObject({}),
  /** Makes the report as it would be saved now. */
  report: z.strictObject({}),
  /** Asks where and writes the report that was shown; another one since then is refused with `not-now`. */
  save: z.strictObject({ reportId: z.string().min(1).max(64) }),
};
