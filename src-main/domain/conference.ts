// Conference as one agent sees it (SPEC 5, PROTOCOL 2): none -> requested -> running, or back to none with an outcome.
// The interaction carries it whole, so a step that was missed is only a missing line, never a wrong state.
import type { Fact } from './fact';
import type { MaskedInteraction } from './masked';

/** `me`: the agent of this desk; only the owner is told that a guest has gone. */
export function conferenceFacts(before: MaskedInteraction, after: MaskedInteraction, me: string | undefined): Fact[] {
  const was = before.conference.state;
  const is = after.conference.state;
  if (was !== 'running' && is === 'running') return [{ type: 'conferenceStarted', interaction: after }];
  if (was === 'requested' && is === 'none') {
    const { outcome } = after.conference;
    return outcome === undefined ? [] : [{ type: 'conferenceFailed', interaction: after, outcome }];
  }
  const staysHers = before.ownerAgentId === me && after.ownerAgentId === me && after.state === 'active';
  if (was === 'running' && is === 'none' && staysHers) {
    const { agentName } = before.conference;
    return [{ type: 'conferenceOver', interaction: after, ...(agentName === undefined ? {} : { agentName }) }];
  }
  return [];
}
