// The outbox without durability: it lasts as long as the process.
import type { OutboxRecord } from './outbox-entry';
import type { OutboxStore } from './ports';

export function createMemoryOutboxStore(initial: readonly OutboxRecord[] = []): OutboxStore {
  let records = structuredClone([...initial]);
  return {
    load: () => Promise.resolve(structuredClone(records)),
    save: (next) => {
      records = structuredClone([...next]);
      return Promise.resolve();
    },
  };
}
