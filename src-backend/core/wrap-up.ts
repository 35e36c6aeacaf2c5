// Wrap-up: one reason per conversation and agent, by hand or by the backend at its deadline (SPEC 6).
import type { CommandData, WrapUp } from '../../src-protocol';
import { ok, refuse, type Answer } from './answer';
import type { Holder, InteractionRecord, WrapUpRecord } from './state';
import { interactionView, wrapUpKey } from './view';
import { interactionOf, type World } from './world';

const SECOND_MS = 1_000;
/** A closed conversation is kept this long, so that repeats of late commands still find their answer. */
const KEPT_CLOSED_MS = 900_000;

const agendaKey = (interactionId: string, agentId: string) => `wrap-up ${interactionId} ${agentId}`;

/** Moves the agent's share into wrap-up. The event that says why comes from the caller, before `askWrapUp`. */
export function startWrapping(world: World, record: InteractionRecord, holder: Holder): void {
  holder.state = 'wrapping';
  holder.stateSince = world.now();
  holder.visibleUpTo = record.messages.length - 1;
}

/** Asks for the reason, with a deadline where the policy sets one. */
export function askWrapUp(world: World, record: InteractionRecord, holder: Holder): void {
  const { codes, default: defaultCodeId, extensions } = world.scenario.wrapUp;
  const { autoWrapUpSeconds, wrapUpExtensionAllowed } = world.state.policy;
  const now = world.now();
  holder.frozen = interactionView(world, record, holder);
  const automatic = autoWrapUpSeconds === undefined ? undefined : now + autoWrapUpSeconds * SECOND_MS;
  const entity: WrapUp = {
    interactionId: record.interactionId,
    state: 'pending',
    requiredAt: now,
    ...(automatic === undefined ? {} : { deadline: automatic }),
    codes,
    defaultCodeId,
    extensionAllowed: automatic !== undefined && wrapUpExtensionAllowed && extensions > 0,
  };
  const wrapUp: WrapUpRecord = { agentId: holder.agentId, entity, extensionsLeft: extensions, note: undefined };
  world.state.wrapUps.set(wrapUpKey(record.interactionId, holder.agentId), wrapUp);
  planDeadline(world, wrapUp);
  world.emit(holder.agentId, 'wrapUp.required', { wrapUp: entity }, record.interactionId);
}

function planDeadline(world: World, { agentId, entity }: WrapUpRecord): void {
  if (entity.deadline !== undefined)
    world.agenda.plan(agendaKey(entity.interactionId, agentId), entity.deadline, {
      kind: 'wrapUp.expires',
      interactionId: entity.interactionId,
      agentId,
    });
}

/** `wrapUp.submit`. After the automatic one only the same reason is still "done". */
export function submitWrapUp(world: World, agentId: string, data: CommandData<'wrapUp.submit'>): Answer {
  const wrapUp = world.state.wrapUps.get(wrapUpKey(data.interactionId, agentId));
  if (!wrapUp) return refuse('NOT_FOUND', 'no wrap-up of this agent for it', 'interactionId');
  if (!wrapUp.entity.codes.some(({ id }) => id === data.codeId)) return refuse('NOT_FOUND', 'no such reason', 'codeId');
  if (wrapUp.entity.state === 'done')
    return wrapUp.entity.codeId === data.codeId
      ? ok()
      : refuse('INVALID_STATE', 'already wrapped up with another reason');
  finish(world, wrapUp, data.codeId, false, data.note);
  return ok();
}

/** `wrapUp.extend`: more time, where the policy allows it and some is left. */
export function extendWrapUp(world: World, agentId: string, interactionId: string): Answer {
  const wrapUp = world.state.wrapUps.get(wrapUpKey(interactionId, agentId));
  if (!wrapUp) return refuse('NOT_FOUND', 'no wrap-up of this agent for it', 'interactionId');
  const { entity } = wrapUp;
  if (entity.state === 'done' || entity.deadline === undefined || !entity.extensionAllowed)
    return refuse('INVALID_STATE', 'no more time can be given');
  wrapUp.extensionsLeft -= 1;
  const seconds = world.state.policy.autoWrapUpSeconds ?? 0;
  wrapUp.entity = { ...entity, extensionAllowed: wrapUp.extensionsLeft > 0 };
  moveDeadline(world, wrapUp, entity.deadline + seconds * SECOND_MS);
  return ok();
}

/** Another deadline for a pending wrap-up. */
export function moveDeadline(world: World, wrapUp: WrapUpRecord, deadline: number): void {
  const { agentId, entity } = wrapUp;
  wrapUp.entity = { ...entity, deadline };
  planDeadline(world, wrapUp);
  world.emit(agentId, 'wrapUp.updated', { wrapUp: wrapUp.entity }, entity.interactionId);
}

/** At zero the backend gives the default reason. */
export function expireWrapUp(world: World, interactionId: string, agentId: string): void {
  const wrapUp = world.state.wrapUps.get(wrapUpKey(interactionId, agentId));
  if (wrapUp?.entity.state === 'pending') finish(world, wrapUp, world.scenario.wrapUp.default, true, undefined);
}

function finish(
  world: World,
  wrapUp: WrapUpRecord,
  codeId: string,
  automatic: boolean,
  note: string | undefined,
): void {
  const { agentId, entity } = wrapUp;
  wrapUp.entity = { ...entity, state: 'done', codeId, automatic };
  wrapUp.note = note;
  world.agenda.cancel(agendaKey(entity.interactionId, agentId));
  world.emit(agentId, 'wrapUp.updated', { wrapUp: wrapUp.entity }, entity.interactionId);
  dismiss(world, interactionOf(world, entity.interactionId), agentId);
}

/** The conversation disappears for this agent; once nobody holds it, it is forgotten after a while. */
export function dismiss(world: World, record: InteractionRecord, agentId: string): void {
  record.holders.delete(agentId);
  record.formerAgentIds.add(agentId);
  record.version += 1;
  world.emit(agentId, 'interaction.closed', { interactionId: record.interactionId }, record.interactionId);
  considerForgetting(world, record);
}

export function considerForgetting(world: World, record: InteractionRecord): void {
  if (record.phase === 'closed' && record.holders.size === 0)
    world.agenda.plan(`forget ${record.interactionId}`, world.now() + KEPT_CLOSED_MS, {
      kind: 'interaction.forgotten',
      interactionId: record.interactionId,
    });
}

/** Drops everything about a conversation that is long over. */
export function forget(world: World, interactionId: string): void {
  const record = interactionOf(world, interactionId);
  world.state.interactions.delete(interactionId);
  for (const agentId of record.formerAgentIds) world.state.wrapUps.delete(wrapUpKey(interactionId, agentId));
  for (const agent of world.state.agents.values())
    for (const [key, sent] of agent.sent) if (sent.interactionId === interactionId) agent.sent.delete(key);
}
