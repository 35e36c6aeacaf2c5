// Alerts outside the window: sounds that main asks the page to play, and what a test of the alerts found.
import { z } from 'zod';

/** A notification of the system did not come on screen, and why. `server-gone`: it was there, its server crashed. */
export type AlertTrouble = 'unsupported' | 'no-server' | 'refused' | 'no-answer' | 'server-gone';

/** Main says when, the page plays it; main's clock goes on while the window is hidden. */
export type SoundName = 'offer' | 'message';

/** What the test alert and the look at the system found. */
export interface AlertReport {
  /** Absent: the notification is on screen. */
  trouble?: AlertTrouble;
  /** The system hides notifications. False also where this cannot be read. */
  doNotDisturb: boolean;
}

export const alertArgs = {
  /** Shows a test notification, asks for the sound, and reports. */
  test: z.strictObject({}),
};
