// The steps with which most end-to-end tests begin: an agent who is Available, conversations she has accepted.
import { expect } from '@playwright/test';
import type { DeskPage } from './desk-page.mjs';
import type { Parley } from './parley';
import type { Offered, TestBackend } from './verbs/backend';
import { patternOf } from './words.mjs';

/** Signed in and Available. */
export async function readyDesk({ desk }: Pick<Parley, 'desk'>): Promise<DeskPage> {
  const { t } = desk;
  await desk.chooseState(t('presence.available'));
  await expect(desk.statePicker()).toHaveAccessibleName(t('presence.picker', { state: t('presence.available') }));
  return desk;
}

/** A customer writes in, she accepts, the conversation is on screen with its composer ready. */
export async function converse(
  desk: DeskPage,
  backend: TestBackend,
  details: Parameters<TestBackend['offer']>[0] = {},
): Promise<Offered> {
  const customer = backend.offer(details);
  await desk.acceptFirst();
  const name = details.customer === undefined ? 'Ana Novak' : (details.customer.name ?? desk.t('chat.customer'));
  await expect(desk.composerOf(name)).toBeFocused();
  return customer;
}

/** Pattern of a sentence of the program; placeholders stand for anything. */
export const anyOf = (desk: DeskPage, key: string) => patternOf(desk.t(key));
