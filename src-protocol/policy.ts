// What the tenant decides for all its agents. An agent can never change it.
import { z } from 'zod';

export const policy = z.object({
  maskSensitiveData: z.boolean(),
  /** Graphemes. */
  maxMessageLength: z.int().positive(),
  /** ISO 3166-1 alpha-2: whose national phone numbers are masked without a country code. */
  region: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  autoWrapUpSeconds: z.int().positive().optional(),
  wrapUpExtensionAllowed: z.boolean(),
  reservationTimeoutSeconds: z.int().positive(),
  inactivitySeconds: z.int().positive().optional(),
});
export type Policy = z.output<typeof policy>;
