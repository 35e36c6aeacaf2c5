// Shows and saves what a customer attached.
import type { Attachments } from '../attachments';
import type { SaveFile } from '../ports';
import { fileName } from '../../domain/attachment';
import { ok, refused, type Handlers } from '../../../src-preload/contract';

export const attachmentHandlers = (attachments: Attachments, saveFile: SaveFile): Handlers['attachment'] => ({
  load: attachments.load,
  save: async ({ name, ...ids }) => {
    // First the bytes: nobody chooses a place for something that is not to be had.
    const content = await attachments.fetch(ids);
    if (!content.ok) return content;
    const { bytes, type } = content.value;
    const outcome = await saveFile(fileName(name, type), bytes);
    return outcome === 'failed' ? refused('save-failed', { retryable: true }) : ok({ outcome });
  },
});
