// The agent's own state: signing in and out, choosing an activity, being moved by the system (RONA, connection lost).
import type { Activity, AgentState } from '../../src-protocol';
import type { CommandData } from '../../src-protocol';
import { ok, refuse, type Answer } from './answer';
import type { AgentRecord } from './state';
import { agentView, openCount, pendingOffers } from './view';
import { agentOf, type World } from './world';

const SYSTEM_ACTIVITY = { rona: 'rona', 'connection-lost': 'connection-lost' } as const;
type SystemReason = keyof typeof SYSTEM_ACTIVITY;

const defaultIdle = (world: World) => {
  const idle = world.scenario.activities.filter(({ kind }) => kind === 'idle');
  return (idle.find((activity) => activity.default) ?? idle[0])?.id;
};

function enter(
  world: World,
  agent: AgentRecord,
  kind: AgentState['kind'],
  activityId: string | undefined,
  changedBy: 'agent' | 'system' | 'supervisor',
  reason?: SystemReason,
): void {
  const now = world.now();
  agent.state = {
    kind,
    ...(activityId === undefined ? {} : { activityId }),
    since: now,
    ...(kind === 'idle' ? { idleSince: agent.state.idleSince ?? now } : {}),
    ...(reason ? { reason } : {}),
    changedBy,
  };
}

/** `agent.signIn`: lands in the default idle reason [S]. Repeating it changes nothing. */
export function signIn(world: World, agentId: string, data: CommandData<'agent.signIn'>): Answer {
  const agent = agentOf(world, agentId);
  if (data.teamId !== undefined) agent.teamId = data.teamId;
  if (agent.state.kind === 'logged-out') enter(world, agent, 'idle', defaultIdle(world), 'agent');
  return ok();
}

/** `agent.signOut`: refused while an offer is shown or a conversation or wrap-up is open (SPEC 1). */
export function signOut(world: World, agentId: string): Answer {
  const agent = agentOf(world, agentId);
  if (pendingOffers(world, agentId).length > 0) return refuse('INVALID_STATE', 'an offer is shown');
  if (openCount(world, agentId) > 0) return refuse('INVALID_STATE', 'a conversation is open');
  if (agent.state.kind !== 'logged-out') enter(world, agent, 'logged-out', undefined, 'agent');
  return ok();
}

/** `agent.setState`. System reasons cannot be chosen. Returns whether she stopped being available. */
export function setState(world: World, agentId: string, activityId: string): Answer<{ leftAvailable: boolean }> {
  const agent = agentOf(world, agentId);
  const activity = world.scenario.activities.find(({ id }) => id === activityId);
  if (!activity) return refuse('NOT_FOUND', 'no such activity', 'activityId');
  if (activity.kind === 'system') return refuse('INVALID_STATE', 'a system reason cannot be chosen', 'activityId');
  if (agent.state.kind === 'logged-out') return refuse('INVALID_STATE', 'the agent is not signed in');
  if (agent.state.activityId === activityId) return { ok: true, value: { leftAvailable: false } };
  const leftAvailable = agent.state.kind === 'available' && activity.kind !== 'available';
  enter(world, agent, stateKind(activity.kind), activityId, 'agent');
  return { ok: true, value: { leftAvailable } };
}

const stateKind = (kind: Activity['kind']) => (kind === 'available' ? 'available' : 'idle');

/** The system's word: missed an offer, or gone for longer than the recovery window. */
export function makeIdle(world: World, agentId: string, reason: SystemReason): void {
  const agent = agentOf(world, agentId);
  if (agent.state.kind === 'available') enter(world, agent, 'idle', SYSTEM_ACTIVITY[reason], 'system', reason);
}

const published = new WeakMap<World, Map<string, string>>();

/** Tells an agent about her own state or capacity whenever either changed, whatever changed it. */
export function publishAgents(world: World): void {
  const known = published.get(world) ?? new Map<string, string>();
  published.set(world, known);
  for (const agent of world.state.agents.values()) {
    if (agent.simulated) continue;
    const view = agentView(world, agent);
    const text = JSON.stringify(view);
    if (known.get(agent.agentId) === text) continue;
    const first = !known.has(agent.agentId);
    known.set(agent.agentId, text);
    if (!first) world.emit(agent.agentId, 'agent.stateChanged', { agent: view });
  }
}
