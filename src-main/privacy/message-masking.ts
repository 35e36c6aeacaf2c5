// Messages on their way into state: each text masked together with what the same person wrote before it. What shows up
// as the beginning of a value only when the rest comes is told as a revision.
import type { MaskedMessage, MaskedPart, SafeName, SafeText } from '../domain/masked';
import { withRevisions, type Revision } from '../domain/revision';
import type { MessagePart, Message, Policy } from '../../src-protocol';
import { SplitMemory, type Said } from './split-memory';
import type { MaskedText } from './mask';

export interface MessageMaskingDeps {
  policy: () => Policy | undefined;
  /** A text that stands alone. */
  text: (raw: string) => SafeText;
  name: (raw: string) => SafeName;
  revised: (revisions: Revision[]) => void;
  /** A number at the beginning of a message is hidden, because what was said before it is not known here. */
  doubtful: (interactionId: string) => void;
}

export interface MessageMasking {
  message: (raw: Message) => MaskedMessage;
  /**
   * A page of a transcript, ascending. `isNewest`: live messages go on where it ends. `isWhole`: what was said before
   * the first message is in it or does not exist.
   */
  page: (
    interactionId: string,
    raw: readonly Message[],
    is: { isNewest: boolean; isWhole: boolean },
  ) => MaskedMessage[];
  /** What is known of shown texts, for a tenant that has just switched masking on. */
  known: () => Revision[];
  /** `now`: server clock, ms. @returns whether anything is still held */
  sweep: (now: number) => boolean;
  forget: (interactionId: string) => void;
  clear: () => void;
}

type Heard = { revised: (revisions: Revision[]) => void; doubtful?: (interactionId: string) => void };

const PARTS = 32;
const idOf = (messageId: string, part: number) => JSON.stringify([messageId, part]);

export const safeOf = ({ text, masked }: MaskedText): SafeText =>
  ({
    text,
    masked: masked.map(({ last4, ...span }) => (last4 ? { ...span, ending: last4 } : span)),
  }) as unknown as SafeText;

function revisionOf({ id, text, conversation }: { id: string; text: MaskedText; conversation: string }): Revision {
  const [messageId, part] = JSON.parse(id) as [string, number];
  return { interactionId: conversation, messageId, part, text: safeOf(text) };
}

export function createMessageMasking(deps: MessageMaskingDeps): MessageMasking {
  const live = new SplitMemory();
  const isOff = () => deps.policy()?.maskSensitiveData === false;

  function said(memory: SplitMemory, line: Said, heard: Heard): SafeText {
    const region = deps.policy()?.region;
    try {
      const { shown, earlier, doubtful } = memory.add(line, region === undefined ? {} : { region });
      if (!isOff()) {
        if (earlier.length > 0)
          heard.revised(earlier.map((one) => revisionOf({ ...one, conversation: line.conversation })));
        if (doubtful) heard.doubtful?.(line.conversation);
      }
      return isOff() ? deps.text(line.text) : safeOf(shown);
    } catch {
      // Alone at least; and that hides too much rather than too little when it cannot.
      return deps.text(line.text);
    }
  }

  function masked(memory: SplitMemory, raw: Message, heard: Heard): MaskedMessage {
    const { messageId, interactionId, index, author, createdAt } = raw;
    const { displayName, ...rest } = author;
    const isPerson = author.role !== 'system';
    const parts = raw.parts.map((part: MessagePart, at): MaskedPart => {
      switch (part.type) {
        case 'text': {
          if (!isPerson) return { type: 'text', text: deps.text(part.text) };
          const line = { id: idOf(messageId, at), place: index * PARTS + at, at: createdAt, text: part.text };
          const { participantId: who } = author;
          return { type: 'text', text: said(memory, { ...line, conversation: interactionId, who }, heard) };
        }
        case 'attachment':
          return { ...part, name: deps.text(part.name) };
        case 'system':
          return {
            ...part,
            params: Object.fromEntries(Object.entries(part.params).map(([key, value]) => [key, deps.name(value)])),
          };
      }
    });
    return {
      ...raw,
      author: displayName === undefined ? rest : { ...rest, displayName: deps.name(displayName) },
      parts,
    };
  }

  return {
    message: (raw) => masked(live, raw, deps),
    page: (interactionId, raw, { isNewest, isWhole }) => {
      const memory = new SplitMemory();
      if (isWhole) memory.trust(interactionId);
      const revisions: Revision[] = [];
      const heard: Heard = { revised: (more) => revisions.push(...more) };
      const messages = raw.map((message) => masked(memory, message, heard));
      if (isNewest) {
        live.adopt(interactionId, memory);
        if (!isOff()) deps.revised([...live.shown(interactionId)].map(revisionOf));
      }
      return revisions.length === 0 ? messages : messages.map((message) => withRevisions(message, revisions));
    },
    known: () => [...live.shown()].map(revisionOf),
    sweep: (now) => live.sweep(now),
    forget: (interactionId) => {
      live.forget(interactionId);
    },
    clear: () => {
      live.clear();
    },
  };
}
