// Ending the program while work is open: main asks, the agent stays or quits anyway.
import { z } from 'zod';

/** What a quit would interrupt. */
export interface OpenWork {
  offers: number;
  /** Without those that only wait for their wrap-up reason. */
  conversations: number;
  wrapUps: number;
  /** Messages of the agent's own that the backend does not have. */
  unsent: number;
}

/** `isRestart`: the program starts again by itself afterwards. */
export interface LeavingQuestion extends OpenWork {
  isRestart?: true;
}

export const programArgs = {
  /** She goes on working. */
  stay: z.strictObject({}),
  /** She quits with what is open. */
  quit: z.strictObject({}),
};
