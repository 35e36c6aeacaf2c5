// The agent as the backend sees her: state, reason, capacity (SPEC 1).
import { z } from 'zod';
import { count, id, name, timestamp } from './primitive';

export const activity = z.object({
  id,
  name,
  kind: z.enum(['available', 'idle', 'system']),
  /** System reasons (RONA, connection lost) are never offered for choosing. */
  selectable: z.boolean(),
  isDefault: z.boolean(),
});
export type Activity = z.output<typeof activity>;

export const agentState = z.object({
  kind: z.enum(['logged-out', 'idle', 'available']),
  activityId: id.optional(),
  since: timestamp,
  /** Start of the unbroken idle time, over changes of the idle reason. */
  idleSince: timestamp.optional(),
  reason: z.enum(['rona', 'connection-lost']).optional(),
  changedBy: z.enum(['agent', 'system', 'supervisor']).optional(),
});
export type AgentState = z.output<typeof agentState>;

export const agent = z.object({
  agentId: id,
  displayName: name,
  teamId: id.optional(),
  state: agentState,
  /** Social conversations at once, 0-5, set by the backend; `used` counts open ones and pending offers of this agent. */
  capacity: z.object({ limit: z.int().min(0).max(5), used: count }),
});
export type Agent = z.output<typeof agent>;
