// "The agent is typing", for the customer: refreshed every three seconds at most (PROTOCOL 5), worth nothing later.
import type { Work } from './work';
import { TYPING_REFRESH_MS } from '../../src-protocol';

export interface Typing {
  set: (interactionId: string, on: boolean) => void;
  forget: (interactionId: string) => void;
  clear: () => void;
}

export function createTyping({ store, session, clock, ready }: Work): Typing {
  const shownAt = new Map<string, number>();
  return {
    set: (interactionId, on) => {
      const task = store.state().tasks.get(interactionId);
      if (task?.interaction.state !== 'active' || !task.interaction.channel.features.typing || ready() !== null) return;
      const last = shownAt.get(interactionId);
      if (on && last !== undefined && clock.now() - last < TYPING_REFRESH_MS) return;
      if (!on && last === undefined) return;
      if (on) shownAt.set(interactionId, clock.now());
      else shownAt.delete(interactionId);
      void session.command('typing.set', { interactionId, on }, { ephemeral: true });
    },
    forget: (interactionId) => {
      shownAt.delete(interactionId);
    },
    clear: () => {
      shownAt.clear();
    },
  };
}
