// A link of a conversation, opened outside only after the agent has confirmed its host (SPEC 3).
import { z } from 'zod';

export const linkArgs = {
  /** Only https to a public host name; anything else is refused with `bad-url`. */
  open: z.strictObject({ url: z.string().min(1).max(2_000) }),
};
