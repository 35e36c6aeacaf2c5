// What a notification on screen stands for. The presenter knows opaque tokens only; here they lead back to the thing,
// so that a click, late or not, finds exactly that one.
import type { Reveal } from '../../src-preload/contract';

/** What a notification is about; one notification a subject at most. */
export type Subject = { kind: 'offer'; reservationId: string } | { kind: 'rona' };

export const tokenOf = (subject: Subject): string =>
  subject.kind === 'offer' ? `offer:${subject.reservationId}` : 'rona';

/** What the window brings up after a click, beside itself. */
export function revealOf(token: string): Reveal | undefined {
  return token.startsWith('offer:') ? { kind: 'offer', reservationId: token.slice('offer:'.length) } : undefined;
}
