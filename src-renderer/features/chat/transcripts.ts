// The window's transcripts: one store, fed by what the desk publishes, filled by its pages. One conversation is open at
// a time; a closed one is dropped, so that a policy switched meanwhile cannot leave old text behind.
import type { Result, TranscriptPage } from '../../../src-preload/contract';
import { desk } from '../../app/desk-client';
import { drafts } from '../../app/drafts';
import { feeds } from '../../app/feeds';
import { makeDraftSaver } from './draft-saver';
import { createTranscriptStore } from './transcript-store';

export const transcripts = createTranscriptStore();
export const draftSaver = makeDraftSaver((args) => desk.message.saveDraft(args));

feeds.on('transcripts', transcripts.apply);

/** Conversations on screen. A page that arrives for another one is thrown away. */
const open = new Set<string>();
const restored = new Set<string>();

/** The stored draft goes in front of what was typed while it was on its way. */
function restoreDraft(page: TranscriptPage): void {
  draftSaver.known(page.interactionId, page.draft);
  if (restored.has(page.interactionId)) return;
  restored.add(page.interactionId);
  if (page.draft === '') return;
  const typed = drafts.get(page.interactionId);
  if (typed === page.draft) return;
  const text = `${page.draft}${typed}`;
  drafts.set(page.interactionId, text);
  if (typed !== '') draftSaver.changed(page.interactionId, text);
}

async function askNewest(interactionId: string): Promise<Result<TranscriptPage>> {
  transcripts.expect(interactionId);
  const result = await desk.transcript.open({ interactionId });
  if (!open.has(interactionId)) {
    transcripts.drop(interactionId);
    return result;
  }
  if (result.ok) {
    restoreDraft(result.value);
    transcripts.open(result.value);
  }
  return result;
}

export function openTranscript(interactionId: string): Promise<Result<TranscriptPage>> {
  open.add(interactionId);
  return askNewest(interactionId);
}

export function closeTranscript(interactionId: string): void {
  open.delete(interactionId);
  transcripts.drop(interactionId);
  void draftSaver.flush(interactionId);
  void desk.transcript.close({ interactionId });
}

/** Resolves to a refusal, or when the older messages stand in front of the held ones. */
export async function loadOlder(interactionId: string, before: number): Promise<Result<TranscriptPage>> {
  const result = await desk.transcript.older({ interactionId, before });
  if (result.ok) transcripts.prepend(result.value, before);
  return result;
}

/** The same behind them, where their end was cut off. */
export async function loadNewer(interactionId: string, after: number): Promise<Result<TranscriptPage>> {
  const result = await desk.transcript.newer({ interactionId, after });
  if (result.ok) transcripts.append(result.value, after);
  return result;
}

/** From far back to the newest page at once. */
export async function returnToNewest(interactionId: string): Promise<Result<TranscriptPage>> {
  transcripts.setReadingBack(interactionId, false);
  const result = await askNewest(interactionId);
  if (!result.ok) transcripts.setReadingBack(interactionId, true);
  return result;
}

/** The conversation left the desk: its text goes with it. */
export function forgetConversation(interactionId: string): void {
  restored.delete(interactionId);
  draftSaver.forget(interactionId);
}

transcripts.onReset((interactionId) => void askNewest(interactionId));
feeds.on('resync', () => {
  for (const interactionId of open) void askNewest(interactionId);
});
