// What an event meant: past-tense facts from which notices (in the window) and alerts (outside it) are made.
import type { OfferLoss } from './event';
import type { MaskedCustomer, MaskedInteraction, MaskedMessage, MaskedReservation, SafeName, SafeText } from './masked';

export type Fact =
  | { type: 'offerRaised'; reservation: MaskedReservation }
  /** The same request, with another name or other words of the customer. */
  | { type: 'offerChanged'; reservation: MaskedReservation }
  | { type: 'offerAccepted'; reservation: MaskedReservation }
  /** `cause`: the backend's own code for why, where it gave one. `accepting`: while the agent was accepting it. */
  | { type: 'offerLost'; reservation: MaskedReservation; loss: OfferLoss; cause?: string; accepting?: boolean }
  /** The agent is Idle/RONA since the server's `since`. */
  | { type: 'agentMissedOffer'; since: number }
  | { type: 'agentLostLine'; since: number }
  /** Neither: RONA and connection-lost are behind her. */
  | { type: 'agentBack' }
  | { type: 'stateRefused'; activityId: string; code: string }
  /** `atSignIn`: it was hers before this client came. */
  | { type: 'taskOpened'; interaction: MaskedInteraction; atSignIn?: boolean }
  | { type: 'taskInterrupted'; interaction: MaskedInteraction; reason: string }
  | { type: 'taskUnassigned'; interaction: MaskedInteraction; reason: string }
  | { type: 'taskEnded'; interaction: MaskedInteraction; by: 'agent' | 'customer' | 'system' }
  | { type: 'taskClosed'; interactionId: string }
  | { type: 'customerWrote'; interaction: MaskedInteraction; message: MaskedMessage; unread: number }
  | { type: 'wrapUpAutomatic'; interactionId: string; interaction?: MaskedInteraction }
  | { type: 'conferenceStarted'; interaction: MaskedInteraction }
  | { type: 'conferenceFailed'; interaction: MaskedInteraction; outcome: string }
  /** The guest has left, or her line was lost; the owner goes on alone. */
  | { type: 'conferenceOver'; interaction: MaskedInteraction; agentName?: SafeName }
  /** The agent has become the owner of a conversation that she joined as a guest. */
  | { type: 'ownerChanged'; interaction: MaskedInteraction }
  | { type: 'transferCompleted'; interactionId: string; targetName: string; customer?: MaskedCustomer }
  /** It was dropped [S]. */
  | { type: 'transferFailed'; interactionId: string; targetName: string; customer?: MaskedCustomer; reason?: string }
  | { type: 'backendNotice'; code: string; text?: SafeText };

/** The state after an event and what it meant. */
export interface Step<S> {
  state: S;
  facts: Fact[];
}
