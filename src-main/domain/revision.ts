// A text that is out already and has to look different: a value split over messages shows up with its last part.
import type { MaskedMessage, MaskedPart, SafeText } from './masked';
import type { Task } from './state';

/** One text part of a message. */
export interface Revision {
  interactionId: string;
  messageId: string;
  /** Position in `parts`. */
  part: number;
  text: SafeText;
}

/** `message` with the revisions that are about it, the latest of each part; the same object when none changes it. */
export function withRevisions(message: MaskedMessage, revisions: readonly Revision[]): MaskedMessage {
  const own = revisions.filter(({ messageId }) => messageId === message.messageId);
  if (own.length === 0) return message;
  const parts = message.parts.map((part, at): MaskedPart => {
    const text = own.findLast((one) => one.part === at)?.text;
    return part.type !== 'text' || text === undefined || text.text === part.text.text ? part : { type: 'text', text };
  });
  return parts.every((part, at) => part === message.parts[at]) ? message : { ...message, parts };
}

/** The same for what the list holds of a conversation. */
export function revisedTask(task: Task, revisions: readonly Revision[]): Task {
  const { interaction, tail, lastSpoken } = task;
  const last = interaction.lastMessage && withRevisions(interaction.lastMessage, revisions);
  const newest = tail && withRevisions(tail.lastMessage, revisions);
  const spoken = lastSpoken && withRevisions(lastSpoken, revisions);
  if (last === interaction.lastMessage && newest === tail?.lastMessage && spoken === lastSpoken) return task;
  return {
    ...task,
    interaction: last === undefined ? interaction : { ...interaction, lastMessage: last },
    ...(tail === undefined || newest === undefined ? {} : { tail: { ...tail, lastMessage: newest } }),
    ...(spoken === undefined ? {} : { lastSpoken: spoken }),
  };
}
