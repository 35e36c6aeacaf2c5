// What a customer attached: shown in the window or saved to a file, always by way of main, which gets it from the backend.
import { z } from 'zod';

const ids = { interactionId: z.string().min(1).max(128), attachmentId: z.string().min(1).max(128) };

export const attachmentArgs = {
  /** An image, a sound or a film. Anything else is refused with `attachment-refused`; the window shows no other files. */
  load: z.strictObject(ids),
  /** Asks where, and writes it there. `name`: as the window shows it, so masked. */
  save: z.strictObject({ ...ids, name: z.string().max(200) }),
};

export interface AttachmentContent {
  bytes: Uint8Array<ArrayBuffer>;
  /** Of main's allow-list, and its first bytes agree. */
  type: string;
}

/** `canceled`: the agent chose no place. */
export interface SaveOutcome {
  outcome: 'saved' | 'canceled';
}
