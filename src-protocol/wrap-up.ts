// Wrap-up of an ended conversation: one reason, by hand or by the backend at its deadline (SPEC 6).
import { z } from 'zod';
import { id, name, timestamp } from './primitive';

export const wrapUpCode = z.object({ id, name });
export type WrapUpCode = z.output<typeof wrapUpCode>;

export const wrapUp = z.object({
  interactionId: id,
  state: z.enum(['pending', 'done']),
  requiredAt: timestamp,
  /** Absolute, the server's clock. Absent: no automatic wrap-up. */
  deadline: timestamp.optional(),
  codes: z.array(wrapUpCode).max(500),
  defaultCodeId: id.optional(),
  extensionAllowed: z.boolean(),
  /** Set with state `done`. */
  codeId: id.optional(),
  automatic: z.boolean().optional(),
});
export type WrapUp = z.output<typeof wrapUp>;
