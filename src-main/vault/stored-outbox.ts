// The outbox in the vault: a record a message, so that a change writes one message and not all of them. The place in
// the queue stands in the record; a message that goes to the end gets a new one.
import { z } from 'zod';
import type { Vault } from './vault';
import type { OutboxRecord, OutboxStore } from '../session';

const storedSchema = z.object({
  place: z.int(),
  clientMessageId: z.string().min(1),
  interactionId: z.string().min(1),
  text: z.string(),
  enqueuedAt: z.number(),
  state: z.enum(['queued', 'sending', 'unconfirmed', 'failed', 'accepted']),
  failure: z.object({ code: z.string(), retryable: z.boolean() }).optional(),
});

/** @param prefix of its keys */
export function storedOutbox(vault: Vault, prefix: string): OutboxStore {
  const places = new Map<string, { record: OutboxRecord; place: number }>();
  let last = 0;

  return {
    load() {
      places.clear();
      const stored = vault.entries(prefix).flatMap(([, value]) => {
        const read = storedSchema.safeParse(value);
        return read.success ? [read.data] : [];
      });
      for (const { place, ...record } of stored.toSorted((a, b) => a.place - b.place)) {
        places.set(record.clientMessageId, { record: record as OutboxRecord, place });
        last = Math.max(last, place);
      }
      return [...places.values()].map(({ record }) => record);
    },
    save(records) {
      const gone = new Set(places.keys());
      let before = 0;
      for (const record of records) {
        const { clientMessageId } = record;
        gone.delete(clientMessageId);
        const known = places.get(clientMessageId);
        const stays = known !== undefined && known.place > before;
        const place = stays ? known.place : ++last;
        before = place;
        if (stays && known.record === record) continue;
        places.set(clientMessageId, { record, place });
        vault.put(`${prefix}${clientMessageId}`, { place, ...record });
      }
      for (const clientMessageId of gone) {
        places.delete(clientMessageId);
        vault.put(`${prefix}${clientMessageId}`, undefined);
      }
      return vault.safe();
    },
  };
}
