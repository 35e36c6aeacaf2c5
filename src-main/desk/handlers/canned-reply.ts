// The prepared answers for a conversation, ready for the composer. Names in them are those of the masked entities.
import type { Ask } from '../ask';
import { refusalOf } from '../refusal-codes';
import type { Work } from '../work';
import { filledReply } from '../../domain/canned-reply';
import { ok, refused, type Handlers } from '../../../src-preload/contract';

export function cannedReplyHandlers({ store, ready }: Work, ask: Ask): Handlers['cannedReply'] {
  return {
    list: async ({ interactionId }) => {
      const not = ready();
      if (not !== null) return not;
      if (!store.state().tasks.has(interactionId)) return refused('unknown-item');
      const result = await ask('cannedReply.list', { interactionId }, { ephemeral: true });
      if (!result.ok) return refusalOf(result);
      const { tasks, agent } = store.state();
      const names = { customer: tasks.get(interactionId)?.interaction.customer.displayName, agent: agent?.displayName };
      return ok({ replies: result.value.replies.map((reply) => ({ ...reply, text: filledReply(reply.text, names) })) });
    },
  };
}
