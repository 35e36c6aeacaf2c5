// Writing to the customer (SPEC 3). The outbox carries the text as the agent wrote it; what is shown of it is masked.
import { refusalOf } from '../refusal-codes';
import type { Absence } from '../absence';
import type { Drafts } from '../drafts';
import type { ReplyGuard } from '../reply-guard';
import type { Transcripts } from '../transcripts';
import type { Typing } from '../typing';
import { maxLengthOf } from '../views/task-view';
import type { Work } from '../work';
import { refusalToSend } from '../../domain/outgoing-text';
import { ok, refused, type Handlers, type Result } from '../../../src-preload/contract';

export interface MessageParts {
  transcripts: Transcripts;
  drafts: Drafts;
  typing: Typing;
  guard: ReplyGuard;
  absence: Absence;
  /** Seconds in which a message can be undone; 0: none. */
  undoSeconds: () => number;
  /** Resolves when what was written so far outlives the program. */
  safe: () => Promise<void>;
}

/** A text that is fine in itself, for asking about the conversation alone. */
const ANY_TEXT = '.';

export function messageHandlers(work: Work, parts: MessageParts): Handlers['message'] {
  const { store, session } = work;
  const { transcripts, drafts, typing, guard, absence, safe } = parts;
  const { outgoing } = transcripts;

  /** Why nothing can be written there now. A lost line is no reason: it is queued. */
  function barred(interactionId: string, text: string): Result<never> | null {
    const { agent, tasks, policy } = store.state();
    if (agent === null || agent.state.kind === 'logged-out') return refused('not-signed-in');
    const task = tasks.get(interactionId);
    if (task === undefined) return refused('unknown-item');
    const refusal = refusalToSend(task, text, maxLengthOf(task, policy), session.serverNow());
    return refusal === undefined ? null : refused(refusal);
  }

  return {
    send: async ({ interactionId, text, anyway = false }) => {
      const result = store.turn(() => {
        const not = barred(interactionId, text);
        if (not !== null) return not;
        if (!anyway && guard.isAnswered(interactionId)) return refused('answered-elsewhere');
        const queued = session.outbox.enqueue({ interactionId, text, holdMs: parts.undoSeconds() * 1_000 });
        if (!queued.ok) return refusalOf(queued);
        // In the same turn: on the disk it is the draft or the message, never neither.
        drafts.drop(interactionId);
        typing.forget(interactionId);
        guard.over(interactionId);
        absence.seen(interactionId);
        return ok({ key: queued.value });
      });
      if (result.ok) await safe();
      return result;
    },
    decide: async ({ interactionId, choice }) => {
      if (!store.state().tasks.has(interactionId)) return refused('unknown-item');
      if (choice === 'seen') absence.seen(interactionId);
      if (choice === 'send') absence.sendAll(interactionId);
      if (choice !== 'take-back') return ok({ text: '' });
      const text = store.turn(() => {
        const taken = absence.takeBack(interactionId);
        const typed = drafts.read(interactionId);
        // On the disk it is the draft or the message, never neither.
        if (taken !== '') drafts.save(interactionId, typed === '' ? taken : `${taken}\n${typed}`);
        return taken;
      });
      await safe();
      return ok({ text });
    },
    retry: async ({ interactionId, key }) => {
      const not = barred(interactionId, ANY_TEXT);
      if (not !== null) return not;
      const entry = outgoing.find(interactionId, key);
      if (entry !== undefined) {
        if (entry.state !== 'failed') return refused('not-now');
        const again = session.outbox.retry(key);
        return again.ok ? ok(null) : refusalOf(again);
      }
      // The backend has it, the channel did not take it: it is sent anew, and the failed one is put away.
      const message = transcripts.failed(interactionId, key);
      if (message === undefined) return refused('unknown-item');
      const sent = await session.outbox.sendAgain(interactionId, message);
      if (!sent.ok) return refusalOf(sent);
      transcripts.hide(interactionId, key);
      return ok(null);
    },
    discard: async ({ interactionId, key, giveBack = false }) => {
      const entry = outgoing.find(interactionId, key);
      if (entry !== undefined) {
        const taken = session.outbox.cancel(key);
        return taken.ok ? ok({ text: giveBack ? taken.value.text : '' }) : refusalOf(taken);
      }
      const message = transcripts.failed(interactionId, key);
      if (message === undefined) return refused('unknown-item');
      const text = giveBack ? await session.outbox.textOf(interactionId, message) : { ok: true as const, value: '' };
      if (!text.ok) return refusalOf(text);
      transcripts.hide(interactionId, key);
      return ok({ text: text.value });
    },
    saveDraft: async ({ interactionId, text }) => {
      if (!store.state().tasks.has(interactionId)) return refused('unknown-item');
      drafts.save(interactionId, text);
      if (text.trim() === '') guard.over(interactionId);
      else guard.begun(interactionId);
      await safe();
      return ok(null);
    },
    typing: ({ interactionId, on }) => {
      // Said with the first key press, before the draft is.
      if (on) guard.begun(interactionId);
      typing.set(interactionId, on);
      return Promise.resolve(ok(null));
    },
  };
}
