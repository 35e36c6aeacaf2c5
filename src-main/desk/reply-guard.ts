// A Send prepared before somebody else answered asks once (SPEC 3): remembers how far the conversation had come when the
// agent began to write, and the last answer that was not hers.
import type { Store } from './store';
import { isForeignAnswer } from '../domain/foreign-answer';
import type { MaskedMessage } from '../domain/masked';
import { lastIndexOf } from '../domain/unread';

export interface ReplyGuard {
  /** She is writing there. `index`: the last message she could know; default: the last one there is. */
  begun: (interactionId: string, index?: number) => void;
  isBegun: (interactionId: string) => boolean;
  /** Sent, or taken away again. */
  over: (interactionId: string) => void;
  /** Any message, in any order. */
  saw: (message: MaskedMessage) => void;
  /** Somebody else has answered since she began. */
  isAnswered: (interactionId: string) => boolean;
  forget: (interactionId: string) => void;
  clear: () => void;
}

export function createReplyGuard(store: Pick<Store, 'state'>): ReplyGuard {
  const begunAt = new Map<string, number>();
  const answeredAt = new Map<string, number>();
  return {
    begun: (interactionId, index) => {
      const task = store.state().tasks.get(interactionId);
      if (task !== undefined && !begunAt.has(interactionId)) begunAt.set(interactionId, index ?? lastIndexOf(task));
    },
    isBegun: (interactionId) => begunAt.has(interactionId),
    over: (interactionId) => {
      begunAt.delete(interactionId);
    },
    saw: (message) => {
      const { interactionId, index } = message;
      const { agent, tasks } = store.state();
      const task = tasks.get(interactionId);
      if (task === undefined || !isForeignAnswer(task, agent?.agentId, message)) return;
      answeredAt.set(interactionId, Math.max(index, answeredAt.get(interactionId) ?? -1));
    },
    isAnswered: (interactionId) => {
      const begun = begunAt.get(interactionId);
      return begun !== undefined && (answeredAt.get(interactionId) ?? -1) > begun;
    },
    forget: (interactionId) => {
      begunAt.delete(interactionId);
      answeredAt.delete(interactionId);
    },
    clear: () => {
      begunAt.clear();
      answeredAt.clear();
    },
  };
}
