// The steps with which most end-to-end tests begin: an agent who is Available, conversations she has accepted.
import type { Backend } from '../../src-backend/start';
import { deskPage, patternOf, type DeskPage } from './desk-page.mjs';
import { expect, type Parley } from './launch';

export type Offer = NonNullable<Parameters<Backend['control']['offer']>[0]>;

/** Signed in and Available. */
export async function readyDesk(parley: Parley, language: 'en' | 'fr' | 'sl' = 'en'): Promise<DeskPage> {
  const desk = deskPage(parley.page, language);
  const { t } = desk;
  await desk.chooseState(t('presence.available'));
  await expect(desk.statePicker()).toHaveAccessibleName(t('presence.picker', { state: t('presence.available') }));
  return desk;
}

/** Offers to her whatever her capacity, and says which offer and conversation it is. */
export function offerTo(backend: Backend, offer: Offer = {}) {
  const { reservationId, ...rest } = backend.control.offer({ agent: 'agent-1', ...offer });
  if (reservationId === null) throw new Error('nothing was offered');
  return { reservationId, ...rest };
}

/** A customer writes in, she accepts, the conversation is on screen with its composer ready. */
export async function converse(desk: DeskPage, backend: Backend, offer: Offer = {}): Promise<string> {
  const { interactionId } = offerTo(backend, offer);
  await desk.acceptFirst();
  const name = offer.customer === undefined ? 'Ana Novak' : (offer.customer.name ?? desk.t('chat.customer'));
  await expect(desk.composerOf(name)).toBeFocused();
  return interactionId;
}

/** Pattern of a sentence of the program; placeholders stand for anything. */
export const anyOf = (desk: DeskPage, key: string) => patternOf(desk.t(key));
