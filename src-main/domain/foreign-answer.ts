// Whether somebody else has answered the customer (SPEC 3, last line): from the page's inbox or another tool, or a
// colleague who is not in the conversation. Colleagues of a conference see each other write, so theirs are no surprise.
import type { MaskedMessage } from './masked';
import type { Task } from './state';

const isSpoken = (message: MaskedMessage) => message.parts.some(({ type }) => type !== 'system');

export function isForeignAnswer(task: Task, me: string | undefined, message: MaskedMessage): boolean {
  const { role, agentId, elsewhere, participantId } = message.author;
  if (!isSpoken(message)) return false;
  if (elsewhere === true) return true;
  if ((role !== 'agent' && role !== 'supervisor') || agentId === me) return false;
  return !task.interaction.participants.some((one) => one.participantId === participantId && one.state === 'joined');
}

/** Said by anybody but this agent. */
export const isOthers = (me: string | undefined, message: MaskedMessage): boolean =>
  isSpoken(message) && (message.author.agentId === undefined || message.author.agentId !== me);
