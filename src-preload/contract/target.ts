// Whom a conversation can go to or who can be asked in (SPEC 4 and 5): queues and colleagues with their availability.
import { z } from 'zod';
import { NOTE_LENGTH } from './note-length';

export interface TargetView {
  kind: 'agent' | 'queue';
  id: string;
  name: string;
  availability: {
    state: 'available' | 'engaged' | 'idle' | 'offline' | 'open' | 'closed';
    /** The backend's name of the idle reason. */
    label?: string;
    /** Server clock, ms. */
    since?: number;
  };
  /** False: shown, with its state, and cannot be picked. */
  canTake: boolean;
}

/** In the backend's order; the agent herself is not in it. */
export interface TargetList {
  targets: TargetView[];
  /** Server clock, ms: when the backend made the list. */
  asOf: number;
}

const interactionId = z.string().min(1).max(128);
const id = z.string().min(1).max(128);

export const targetArgs = {
  /** Always the newest list; nothing is kept between calls. */
  list: z.strictObject({
    interactionId,
    kind: z.enum(['agent', 'queue']),
    purpose: z.enum(['transfer', 'conference']),
  }),
};

export const transferArgs = {
  /** Done: the agent wraps up. Refused: the conversation is as it was. An empty note is none. */
  start: z.strictObject({
    interactionId,
    target: z.strictObject({ kind: z.enum(['agent', 'queue']), id }),
    note: z.string().max(NOTE_LENGTH).optional(),
  }),
};

export const conferenceArgs = {
  start: z.strictObject({ interactionId, agentId: id }),
  /** While it is pending. */
  cancel: z.strictObject({ interactionId }),
  /** The guest leaves; the conversation goes on without her. */
  exit: z.strictObject({ interactionId }),
  /** The owner ends the conference and with it the conversation. */
  end: z.strictObject({ interactionId }),
};
