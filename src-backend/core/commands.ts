// Every command of the protocol and the rule it calls. One row each; the table is complete by its type.
import { TYPING_EXPIRES_MS, type CommandData, type CommandName } from '../../src-protocol';
import { allowedToTouch, allowedToWrite } from './access';
import { done, ok, refuse, type Answer } from './answer';
import { issueTicket } from './attachments';
import { cancelConference, exitConference, startConference } from './conference';
import { listTargets } from './directory';
import { endInteraction } from './ending';
import { listMessages, markRead, sendMessage, setTyping } from './messages';
import { setState, signIn, signOut } from './presence';
import { acceptReservation, rejectReservation, releaseOffers } from './reservations';
import { transfer } from './transfer';
import { extendWrapUp, submitWrapUp } from './wrap-up';
import type { World } from './world';

type Handler<N extends CommandName> = (world: World, agentId: string, data: CommandData<N>) => Answer;
/** `auth.refresh` is the session layer's. */
type CoreCommand = Exclude<CommandName, 'auth.refresh'>;

const HANDLERS: { [N in CoreCommand]: Handler<N> } = {
  'agent.signIn': signIn,
  'agent.signOut': signOut,
  'agent.setState': (world, agentId, { activityId }) => {
    const answer = setState(world, agentId, activityId);
    if (!answer.ok) return answer;
    if (answer.value.leftAvailable) releaseOffers(world, agentId, 'agent-idle');
    return ok();
  },
  'reservation.accept': (world, agentId, { reservationId, version }) =>
    acceptReservation(world, agentId, reservationId, version),
  'reservation.reject': (world, agentId, { reservationId, version }) =>
    rejectReservation(world, agentId, reservationId, version),
  'message.send': sendMessage,
  'message.list': listMessages,
  'attachment.ticket': issueTicket,
  'message.markRead': markRead,
  'typing.set': (world, agentId, { interactionId, on }) => {
    const access = allowedToWrite(world, agentId, interactionId);
    if (!access.ok) return access;
    const { record, holder } = access.value;
    const { participantId } = holder;
    setTyping(world, record, participantId, on);
    const key = `typing ${interactionId} ${participantId}`;
    if (on)
      world.agenda.plan(key, world.now() + TYPING_EXPIRES_MS, { kind: 'typing.expires', interactionId, participantId });
    else world.agenda.cancel(key);
    return ok();
  },
  'target.list': listTargets,
  'cannedReply.list': (world, agentId, { interactionId }) => {
    const access = allowedToTouch(world, agentId, interactionId);
    return access.ok ? done({ replies: world.scenario.cannedReplies }) : access;
  },
  'interaction.transfer': transfer,
  'conference.start': startConference,
  'conference.cancel': (world, agentId, { interactionId }) => cancelConference(world, agentId, interactionId),
  'conference.exit': (world, agentId, { interactionId }) => exitConference(world, agentId, interactionId),
  'conference.end': (world, agentId, { interactionId }) => endInteraction(world, agentId, interactionId),
  'interaction.end': (world, agentId, { interactionId }) => endInteraction(world, agentId, interactionId),
  'wrapUp.submit': submitWrapUp,
  'wrapUp.extend': (world, agentId, { interactionId }) => extendWrapUp(world, agentId, interactionId),
};

/** Commands that make sense before `agent.signIn`. */
const SIGNED_OUT: readonly CommandName[] = ['agent.signIn', 'agent.signOut'];

/** Carries out one command of a signed-in agent. Never throws for anything a client can send. */
export function execute<N extends CoreCommand>(world: World, agentId: string, type: N, data: CommandData<N>): Answer {
  const agent = world.state.agents.get(agentId);
  if (!agent) return refuse('FORBIDDEN', 'no such agent');
  if (agent.state.kind === 'logged-out' && !SIGNED_OUT.includes(type))
    return refuse('INVALID_STATE', 'the agent is not signed in');
  const handler: Handler<N> = HANDLERS[type];
  return world.run(() => handler(world, agentId, data));
}
