// What a test or a demo can change in routing and in the tenant: offers, capacity, policy, colleagues, the clock.
import { z } from 'zod';
import { isCommandName, policy, COMMANDS } from '../../src-protocol';
import { execute } from '../core/commands';
import { moveExpiry, resolveOffer } from '../core/offers';
import { joinAgent } from '../core/assignment';
import { giveBack } from '../core/reservations';
import { closeWaiting } from '../core/ending';
import { completeTransfer } from '../core/transfer';
import { moveDeadline } from '../core/wrap-up';
import { ControlError, id, theAgent, verb, type Stage } from './verb';

function pending({ world }: Stage, reservationId: string) {
  const found = world.state.reservations.get(reservationId);
  if (!found) throw new ControlError(`there is no reservation "${reservationId}"`);
  if (found.entity.state !== 'pending')
    throw new ControlError(`reservation "${reservationId}" is ${found.entity.state}`);
  return found;
}

/** Changes the policy and tells every agent. */
function changePolicy({ world }: Stage, change: Partial<typeof world.state.policy>) {
  return world.run(() => {
    world.state.policy = { ...world.state.policy, ...change };
    for (const agentId of world.state.agents.keys())
      world.emit(agentId, 'policy.changed', { policy: world.state.policy });
    return { policy: world.state.policy };
  });
}

export const ROUTING_VERBS = {
  /** Takes an offer back: `canceled` ends the conversation with it, `rescinded` sends it to the queue again. */
  withdraw: verb(
    z.strictObject({ reservationId: id, as: z.enum(['canceled', 'rescinded']).default('canceled') }),
    (stage, { reservationId, as }) => {
      const { world } = stage;
      const reservation = pending(stage, reservationId);
      const record = world.state.interactions.get(reservation.entity.interactionId);
      world.run(() => {
        if (as === 'rescinded' || reservation.entity.reason !== 'new' || !record)
          giveBack(world, reservation, 'rescinded', 'withdrawn');
        else closeWaiting(world, record, 'withdrawn');
      });
      return {};
    },
  ),
  /** Another agent gets the offered conversation. */
  takeElsewhere: verb(z.strictObject({ reservationId: id, agent: id.optional() }), (stage, args) => {
    const { world } = stage;
    const reservation = pending(stage, args.reservationId);
    if (reservation.entity.reason === 'conference') throw new ControlError('an invitation is for one colleague only');
    const taker =
      args.agent === undefined
        ? [...world.state.agents.values()].find(({ simulated, state }) => simulated && state.kind !== 'logged-out')
        : theAgent(stage, args.agent);
    if (!taker || taker.agentId === reservation.agentId) throw new ControlError('nobody else is there to take it');
    const record = world.state.interactions.get(reservation.entity.interactionId);
    world.run(() => {
      resolveOffer(world, reservation, 'rescinded', 'taken-elsewhere');
      if (!record) return;
      record.heldByControl = true;
      completeTransfer(world, record, taker.agentId);
      joinAgent(world, record, taker.agentId, 'owner');
    });
    return { agentId: taker.agentId };
  }),
  setPolicy: verb(policy.partial().strict(), (stage, change) =>
    changePolicy(stage, change as Partial<z.output<typeof policy>>),
  ),
  /** A pending offer runs out so much from now, as if the rest of its time had passed. */
  setOfferDeadline: verb(
    z.strictObject({ reservationId: id, inMs: z.int().min(0) }),
    (stage, { reservationId, inMs }) => {
      const { world } = stage;
      const reservation = pending(stage, reservationId);
      world.run(() => {
        moveExpiry(world, reservation, world.now() + inMs);
      });
      return {};
    },
  ),
  /** The same for the pending wrap-up of a conversation. */
  setWrapUpDeadline: verb(
    z.strictObject({ interactionId: id, inMs: z.int().min(0) }),
    ({ world }, { interactionId, inMs }) => {
      const found = [...world.state.wrapUps.values()].filter(
        ({ entity }) => entity.interactionId === interactionId && entity.state === 'pending',
      );
      if (found.length === 0) throw new ControlError(`no wrap-up of "${interactionId}" is pending`);
      world.run(() => {
        for (const wrapUp of found) moveDeadline(world, wrapUp, world.now() + inMs);
      });
      return {};
    },
  ),
  /** The automatic wrap-up: seconds, or null for none. Wrap-ups already asked for keep their deadline. */
  setWrapUp: verb(
    z.strictObject({ seconds: z.int().positive().nullable().optional(), extensionAllowed: z.boolean().optional() }),
    (stage, { seconds, extensionAllowed }) => {
      const { autoWrapUpSeconds, ...rest } = stage.world.state.policy;
      const wanted = seconds === undefined ? autoWrapUpSeconds : (seconds ?? undefined);
      stage.world.state.policy = { ...rest, ...(wanted === undefined ? {} : { autoWrapUpSeconds: wanted }) };
      return changePolicy(stage, extensionAllowed === undefined ? {} : { wrapUpExtensionAllowed: extensionAllowed });
    },
  ),
  setReplyWindow: verb(z.strictObject({ hours: z.number().min(0).max(168) }), ({ world }, { hours }) => {
    world.state.replyWindowHours = hours;
    return {};
  }),
  setReceipts: verb(z.strictObject({ mode: z.enum(['automatic', 'sent', 'manual']) }), ({ world }, { mode }) => {
    world.state.receipts = mode;
    return {};
  }),
  setCapacity: verb(z.strictObject({ agent: id, capacity: z.int().min(0).max(5) }), (stage, { agent, capacity }) => {
    stage.world.run(() => {
      theAgent(stage, agent).limit = capacity;
    });
    return {};
  }),
  /** What a simulated colleague will do with the next requests. */
  setColleague: verb(
    z.strictObject({
      agent: id,
      accepts: z.number().min(0).max(1).optional(),
      answersAfterSeconds: z.number().min(0).optional(),
    }),
    (stage, { agent, accepts, answersAfterSeconds }) => {
      const { simulated } = theAgent(stage, agent);
      if (!simulated) throw new ControlError(`agent "${agent}" is not simulated`);
      if (accepts !== undefined) simulated.accepts = accepts;
      if (answersAfterSeconds !== undefined) simulated.answersAfterSeconds = [answersAfterSeconds, answersAfterSeconds];
      return {};
    },
  ),
  /** A simulated colleague carries out any command of the protocol: invites, transfers, writes, ends, changes state. */
  actAs: verb(z.strictObject({ agent: id, command: z.string(), data: z.unknown().optional() }), (stage, args) => {
    const agent = theAgent(stage, args.agent);
    if (!agent.simulated) throw new ControlError(`agent "${args.agent}" is not simulated`);
    const { command } = args;
    if (!isCommandName(command) || command === 'auth.refresh')
      throw new ControlError(`there is no command "${command}"`);
    const read = COMMANDS[command].data.safeParse(args.data ?? {});
    if (!read.success) throw new ControlError(z.prettifyError(read.error));
    const answer = execute(stage.world, agent.agentId, command, read.data as never);
    if (!answer.ok) throw new ControlError(`${answer.error.code}: ${answer.error.message}`);
    return answer.value;
  }),
  /**
   * Sets the server's clock this far from the machine's. Everything that waits moves along, pending deadlines too
   * (told by `reservation.updated` and `wrapUp.updated`), as after a clock correction.
   */
  setClock: verb(z.strictObject({ offsetMs: z.int() }), ({ world }, { offsetMs }) =>
    world.run(() => {
      const moved = world.setClock(offsetMs);
      for (const reservation of world.state.reservations.values()) {
        const { entity } = reservation;
        if (entity.state !== 'pending' || moved === 0) continue;
        const { createdAt, expiresAt, version } = entity;
        reservation.entity = {
          ...entity,
          createdAt: createdAt + moved,
          expiresAt: expiresAt + moved,
          version: version + 1,
        };
        world.emit(reservation.agentId, 'reservation.updated', { reservation: reservation.entity, reason: 'clock' });
      }
      for (const wrapUp of world.state.wrapUps.values()) {
        const { entity } = wrapUp;
        if (entity.state !== 'pending' || entity.deadline === undefined || moved === 0) continue;
        wrapUp.entity = { ...entity, requiredAt: entity.requiredAt + moved, deadline: entity.deadline + moved };
        world.emit(wrapUp.agentId, 'wrapUp.updated', { wrapUp: wrapUp.entity }, entity.interactionId);
      }
      return { now: world.now() };
    }),
  ),
} as const;
