// What a due job of the agenda does. A job about something that no longer exists does nothing.
import { loseAgent } from './connection';
import { advance } from './delivery';
import { setTyping } from './messages';
import { expireReservation } from './reservations';
import type { Job } from './state';
import { expireWrapUp, forget } from './wrap-up';
import { colleagueJob } from '../people/colleagues';
import { customerJob } from '../people/customers';
import type { World } from './world';

export function runJob(world: World, job: Job): void {
  if ('interactionId' in job && !world.state.interactions.has(job.interactionId)) return;
  switch (job.kind) {
    case 'reservation.expires': {
      expireReservation(world, job.reservationId);
      return;
    }
    case 'wrapUp.expires': {
      expireWrapUp(world, job.interactionId, job.agentId);
      return;
    }
    case 'message.advances': {
      advance(world, job.interactionId, job.index, job.to);
      return;
    }
    case 'typing.expires': {
      const record = world.state.interactions.get(job.interactionId);
      if (record) setTyping(world, record, job.participantId, false);
      return;
    }
    case 'agent.lost': {
      loseAgent(world, job.agentId);
      return;
    }
    case 'interaction.forgotten': {
      forget(world, job.interactionId);
      return;
    }
    case 'customer.arrives':
    case 'customer.reacts':
    case 'customer.types':
    case 'customer.says':
    case 'customer.leaves': {
      customerJob(world, job);
      return;
    }
    case 'colleague.decides':
    case 'colleague.shifts':
    case 'colleague.says':
    case 'colleague.finishes':
    case 'colleague.picksUp': {
      colleagueJob(world, job);
      return;
    }
  }
}
