// Sensitive values of every kind (SPEC 7) that occur nowhere else, and the places a raw one could come out of the
// program. All numbers are published test numbers or invented.
import type { CDPSession } from '@playwright/test';
import { filesOf } from './files-of';
import type { Parley } from './launch';
import type { NotificationInbox } from './notification-inbox';

export const CANARIES = {
  card: { raw: '4539 1488 0343 6467', masked: '************6467', head: '4539 1488' },
  iban: { raw: 'SI56 1910 0000 0123 438', masked: '***************3438', head: 'SI56 1910' },
  ssn: { raw: '536-22-8716', masked: '*******8716', head: '536-22' },
  email: { raw: 'canarybird@gmail.com', masked: 'c*********@gmail.com', head: 'canarybird' },
  phone: { raw: '+386 41 345 678', masked: '********5678', head: '+386 41' },
} as const;
export type CanaryKind = keyof typeof CANARIES;
export const KINDS = Object.keys(CANARIES) as CanaryKind[];

/** Everything a customer could let slip in one message. */
export const ALL_RAW = KINDS.map((kind) => CANARIES[kind].raw).join(', ');

const squeezed = (text: string) => text.replaceAll(/[\s-]/gu, '');

/** The kinds whose raw value, or the beginning that masking hides, stands in the text. */
export const foundIn = (text: string): CanaryKind[] => {
  const tight = squeezed(text);
  return KINDS.filter((kind) => {
    const { raw, head } = CANARIES[kind];
    return text.includes(raw) || text.includes(head) || tight.includes(squeezed(raw));
  });
};

/** All of the page that a person, a screen reader or a script could read: markup, fields, titles, storage. */
export const pageText = ({ page }: Parley): Promise<string> =>
  page.evaluate(() =>
    [
      document.title,
      document.documentElement.outerHTML,
      document.body.innerText,
      ...[...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].map(
        ({ value }) => value,
      ),
      ...[localStorage, sessionStorage].flatMap((kept) => Object.keys(kept).map((key) => kept.getItem(key))),
    ].join('\n'),
  );

export async function accessibilityText(input: CDPSession): Promise<string> {
  const { nodes } = await input.send('Accessibility.getFullAXTree');
  return JSON.stringify(nodes);
}

/** Every string in the memory of the page: what never came there cannot come out of there. */
export async function heapText(input: CDPSession): Promise<string> {
  const chunks: string[] = [];
  const keep = ({ chunk }: { chunk: string }) => void chunks.push(chunk);
  input.on('HeapProfiler.addHeapSnapshotChunk', keep);
  await input.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  input.off('HeapProfiler.addHeapSnapshotChunk', keep);
  return chunks.join('');
}

export const windowTitles = async ({ app }: Parley): Promise<string> =>
  (
    await app.evaluate(({ BrowserWindow, app: { name } }) => [
      name,
      ...BrowserWindow.getAllWindows().map((one) => one.getTitle()),
    ])
  ).join('\n');

/** All that was ever told to the desktop, withdrawn or not. */
export const notificationText = ({ notes }: NotificationInbox): string =>
  notes.map(({ summary, body, actions }) => [summary, body, ...actions].join('\n')).join('\n');

/** Files of the program whose content holds a raw value, in 8-bit or 16-bit characters. */
export const leakyFiles = (userData: string): string[] =>
  filesOf(userData)
    .filter(({ texts }) => texts.some((text) => foundIn(text).length > 0))
    .map(({ path }) => path);
