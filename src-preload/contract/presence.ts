// The agent's own state (SPEC 1).
import { z } from 'zod';

export interface ActivityChoice {
  activityId: string;
  name: string;
  kind: 'available' | 'idle';
}

export interface PresenceView {
  agentName: string;
  agentInitials: string;
  /** Confirmed by the backend. */
  state: {
    kind: 'available' | 'idle' | 'logged-out';
    activityId?: string;
    /** Backend's name of the activity; system reasons have words of the client instead. */
    label: string;
    systemReason?: 'rona' | 'connection-lost';
    /** Server clock, ms. */
    since: number;
    idleSince?: number;
  };
  /** Asked for, not yet confirmed. */
  pending?: { activityId: string; label: string; kind: 'available' | 'idle' };
  /** While conversations are open: keeps receiving, or finishes what it has. */
  engaged?: 'available' | 'idle';
  capacity: { limit: number; used: number };
  /** Available first, then idle reasons A-Z; system reasons are not in it. */
  choices: ActivityChoice[];
}

export const presenceArgs = { setState: z.strictObject({ activityId: z.string().min(1).max(128) }) };
