// Writing to the customer (SPEC 3). The outbox carries the text as the agent wrote it; what is shown of it is masked.
import { refusalOf } from '../refusal-codes';
import type { Drafts } from '../drafts';
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
}

/** A text that is fine in itself, for asking about the conversation alone. */
const ANY_TEXT = '.';

export function messageHandlers(work: Work, { transcripts, drafts, typing }: MessageParts): Handlers['message'] {
  const { store, session } = work;
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
    send: ({ interactionId, text }) =>
      Promise.resolve(
        store.turn(() => {
          const not = barred(interactionId, text);
          if (not !== null) return not;
          const queued = session.outbox.enqueue({ interactionId, text });
          if (!queued.ok) return refusalOf(queued);
          drafts.drop(interactionId);
          typing.forget(interactionId);
          return ok({ key: queued.value });
        }),
      ),
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
    saveDraft: ({ interactionId, text }) => {
      if (!store.state().tasks.has(interactionId)) return Promise.resolve(refused('unknown-item'));
      drafts.save(interactionId, text);
      return Promise.resolve(ok(null));
    },
    typing: ({ interactionId, on }) => {
      typing.set(interactionId, on);
      return Promise.resolve(ok(null));
    },
  };
}
