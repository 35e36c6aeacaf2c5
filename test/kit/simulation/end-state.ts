// What is left at the end of a course, from both sides: what the backend holds, and what the window shows.
import type { Control } from '../../../src-backend/control/control';
import type { MessageView } from '../../../src-preload/contract';
import type { SimClient } from './client';
import type { EndState } from './invariants';

type Inspect = Pick<Control, 'state' | 'transcript' | 'customerInbox'>;

/** Every conversation the backend knows, with what it is to this agent. */
export function heldOf(control: Inspect, agent: string): EndState['conversations'] {
  return control.state().interactions.map(({ interactionId, holders }) => ({
    interactionId,
    state: holders.find(({ agentId }) => agentId === agent)?.state ?? 'gone',
    messages: control.transcript({ interactionId }).map(({ messageId, index, author, parts }) => ({
      messageId,
      index,
      role: author.role,
      text: parts.map((part) => (part.type === 'text' ? part.text : part.type)).join(''),
      elsewhere: author.elsewhere === true,
    })),
    inbox: control.customerInbox({ interactionId }),
  }));
}

const textOf = (view: MessageView) =>
  view.parts.map((part) => (part.type === 'text' ? part.text.text : part.type)).join('');

export function endStateOf(control: Inspect, client: SimClient, agentId: string): EndState {
  const { tasks, offers, presence } = client.mirror();
  const agent = control.state().agents.find((one) => one.agentId === agentId);
  return {
    conversations: heldOf(control, agentId),
    offers: agent?.offers ?? [],
    presence: agent?.state.activityId ?? '',
    shown: {
      tasks: tasks.map(({ interactionId, state }) => ({ interactionId, state })),
      offers: offers.map(({ reservationId }) => reservationId),
      presence: presence?.state.activityId,
      transcripts: new Map(
        tasks.map(({ interactionId }) => [
          interactionId,
          client.shown(interactionId).map((view) => ({ index: view.index, text: textOf(view) })),
        ]),
      ),
      unsent: client.session.outbox.list().filter(({ state }) => state !== 'failed').length,
    },
  };
}
