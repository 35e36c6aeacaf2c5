// Simulated colleagues: in the directory with changing states; they answer transfers and conference requests, say a
// line or two, and finish what was given to them.
import { execute } from '../core/commands';
import { within } from '../core/delivery';
import { offersOf } from '../core/offers';
import { joinAgent } from '../core/assignment';
import { completeTransfer } from '../core/transfer';
import { canTake } from '../core/directory';
import { openCount, pendingOffers } from '../core/view';
import type { Job } from '../core/state';
import { agentOf, interactionOf, type World } from '../core/world';

type ColleagueJob = Extract<Job, { kind: `colleague.${string}` }>;
const SAYS_SECONDS = [2, 4] as const;
const HANDLES_SECONDS = [60, 120] as const;
const SECOND_MS = 1_000;

export function colleagueJob(world: World, job: ColleagueJob): void {
  switch (job.kind) {
    case 'colleague.decides': {
      decide(world, job.reservationId);
      return;
    }
    case 'colleague.shifts': {
      shift(world, job.agentId);
      return;
    }
    case 'colleague.says': {
      say(world, job.interactionId, job.agentId, job.text);
      return;
    }
    case 'colleague.finishes': {
      finish(world, job.interactionId, job.agentId);
      return;
    }
    case 'colleague.picksUp': {
      pickUp(world, job.interactionId);
      return;
    }
  }
}

function decide(world: World, reservationId: string): void {
  const reservation = world.state.reservations.get(reservationId);
  if (reservation?.entity.state !== 'pending') return;
  const { agentId, entity } = reservation;
  const accepts = world.random.next() < (agentOf(world, agentId).simulated?.accepts ?? 0);
  const { version, interactionId } = entity;
  const answer = execute(world, agentId, accepts ? 'reservation.accept' : 'reservation.reject', {
    reservationId,
    version,
  });
  if (accepts && answer.ok) settleIn(world, interactionId, agentId);
}

/** Introduces herself, and if it is hers now, ends it after a while. */
function settleIn(world: World, interactionId: string, agentId: string): void {
  let at = world.now();
  for (const text of agentOf(world, agentId).simulated?.says ?? []) {
    at += within(world, SAYS_SECONDS);
    world.agenda.plan(`colleague says ${interactionId} ${at}`, at, {
      kind: 'colleague.says',
      interactionId,
      agentId,
      text,
    });
  }
  planFinish(world, interactionId, agentId);
}

function planFinish(world: World, interactionId: string, agentId: string): void {
  const key = `colleague finishes ${interactionId}`;
  if (interactionOf(world, interactionId).ownerAgentId === agentId && !world.agenda.has(key))
    world.agenda.plan(key, world.now() + within(world, HANDLES_SECONDS), {
      kind: 'colleague.finishes',
      interactionId,
      agentId,
    });
}

function say(world: World, interactionId: string, agentId: string, text: string): void {
  if (!interactionOf(world, interactionId).holders.has(agentId)) return;
  execute(world, agentId, 'message.send', { interactionId, clientMessageId: world.random.id('colleague'), text });
}

function finish(world: World, interactionId: string, agentId: string): void {
  if (interactionOf(world, interactionId).ownerAgentId !== agentId) return;
  execute(world, agentId, 'interaction.end', { interactionId });
  execute(world, agentId, 'wrapUp.submit', { interactionId, codeId: world.scenario.wrapUp.default });
}

/** A contact transferred to a queue that no person has taken or is being offered: a free colleague takes it. */
function pickUp(world: World, interactionId: string): void {
  const record = interactionOf(world, interactionId);
  if (record.phase !== 'waiting') return;
  const free = [...world.state.agents.values()].find(
    (agent) =>
      agent.simulated &&
      canTake(world, agent) &&
      (agent.queueIds?.includes(record.queueId) ?? true) &&
      !record.holders.has(agent.agentId),
  );
  if (!free || offersOf(world, interactionId).length > 0) {
    world.agenda.plan(`picks-up ${interactionId}`, world.now() + 10 * SECOND_MS, {
      kind: 'colleague.picksUp',
      interactionId,
    });
    return;
  }
  completeTransfer(world, record, free.agentId);
  joinAgent(world, record, free.agentId, 'owner');
  settleIn(world, interactionId, free.agentId);
}

function shift(world: World, agentId: string): void {
  const { simulated, state } = agentOf(world, agentId);
  const others = simulated?.activities.filter((id) => id !== state.activityId) ?? [];
  const [first, ...rest] = others;
  const busy = openCount(world, agentId) + pendingOffers(world, agentId).length > 0;
  if (first !== undefined && !busy)
    execute(world, agentId, 'agent.setState', { activityId: world.random.pick([first, ...rest]) });
  planShift(world, agentId);
}

/** Plans the next change of a colleague who moves between activities. */
export function planShift(world: World, agentId: string): void {
  const { simulated, state } = agentOf(world, agentId);
  if (!simulated || simulated.activities.length === 0 || state.kind === 'logged-out') return;
  world.agenda.plan(`shift ${agentId}`, world.now() + within(world, simulated.changesAfterSeconds), {
    kind: 'colleague.shifts',
    agentId,
  });
}

/** Runs after each change: a conversation that became a colleague's by itself (its owner was lost) is finished too. */
export function adoptOrphans(world: World): void {
  for (const record of world.state.interactions.values())
    if (record.phase === 'open' && record.ownerAgentId !== undefined && !record.heldByControl) {
      const owner = agentOf(world, record.ownerAgentId);
      if (owner.simulated && record.holders.get(owner.agentId)?.state === 'active')
        planFinish(world, record.interactionId, owner.agentId);
    }
}
