// Hands drafts to the desk, which keeps them encrypted over a crash: a moment after the last key press, and at once
// when the conversation is left. Writes of one conversation go out in order.
import type { Result } from '../../../src-preload/contract';
import { LONGEST_DRAFT } from './composer-rules';

const QUIET_MS = 400;
/** Who types without a pause is not waited for longer: so much a crash may cost her. */
const LONGEST_WAIT_MS = 1_000;

type Save = (args: { interactionId: string; text: string }) => Promise<Result>;

export function makeDraftSaver(save: Save, onFailed: (interactionId: string) => void = () => undefined) {
  const waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; since: number; text: string }>();
  const stored = new Map<string, string>();

  const flush = async (interactionId: string): Promise<void> => {
    const pending = waiting.get(interactionId);
    if (!pending) return;
    clearTimeout(pending.timer);
    waiting.delete(interactionId);
    const { text } = pending;
    if (text.length > LONGEST_DRAFT || (stored.get(interactionId) ?? '') === text) return;
    stored.set(interactionId, text);
    const result = await save({ interactionId, text });
    if (result.ok || stored.get(interactionId) !== text) return;
    stored.delete(interactionId);
    onFailed(interactionId);
  };

  return {
    /** What the desk holds already: it need not be written again. */
    known(interactionId: string, text: string): void {
      stored.set(interactionId, text);
    },
    changed(interactionId: string, text: string): void {
      const pending = waiting.get(interactionId);
      if (pending) clearTimeout(pending.timer);
      const now = performance.now();
      const since = pending?.since ?? now;
      const wait = Math.max(0, Math.min(QUIET_MS, since + LONGEST_WAIT_MS - now));
      const timer = setTimeout(() => void flush(interactionId), wait);
      waiting.set(interactionId, { timer, since, text });
    },
    flush,
    flushAll(): void {
      for (const interactionId of [...waiting.keys()]) void flush(interactionId);
    },
    /** The conversation is gone: nothing of it is written any more. */
    forget(interactionId: string): void {
      const pending = waiting.get(interactionId);
      if (pending) clearTimeout(pending.timer);
      waiting.delete(interactionId);
      stored.delete(interactionId);
    },
  };
}
