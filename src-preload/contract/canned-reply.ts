// Prepared answers of the backend for one conversation (SPEC 3). They are the company's own words, not customer data, so
// they cross as they are; placeholders are filled from what is masked already.
import { z } from 'zod';

export interface CannedReplyView {
  id: string;
  shortcut: string;
  title: string;
  /** Ready to send, but for placeholders nobody could fill, such as `{{order.number}}`: they stay as they are. */
  text: string;
}

export const cannedReplyArgs = { list: z.strictObject({ interactionId: z.string().min(1).max(128) }) };
