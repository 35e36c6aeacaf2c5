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

/** What counts for a field that cannot be read. */
const STRICTEST: Policy = {
  maskSensitiveData: true,
  maxMessageLength: 1_000,
  wrapUpExtensionAllowed: false,
  reservationTimeoutSeconds: 30,
};

/** A tenant's policy is never a reason to lose the frame that brings it: what cannot be read in it is taken strictly. */
export function readablePolicy(given: unknown): Policy {
  const fields = typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
  const readable = Object.entries(policy.shape).flatMap(([name, schema]) => {
    const read = schema.safeDecode(fields[name] as never);
    return read.success && read.data !== undefined ? [[name, read.data] as const] : [];
  });
  return { ...STRICTEST, ...Object.fromEntries(readable) };
}
