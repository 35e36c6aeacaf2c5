// Words for an agent's state, the same wherever it is named. Idle reasons carry the backend's own names; Available and
// the system's reasons are words of this client, because notices and buttons speak of them.
import type { TFunction } from 'i18next';
import type { ActivityChoice, PresenceView } from '../../src-preload/contract';

type Words = TFunction<'presence'>;

export function stateWords(t: Words, { kind, label, systemReason }: PresenceView['state']): string {
  if (kind === 'logged-out') return t('signedOut');
  if (kind === 'available') return t('available');
  return systemReason ? t(`system.${systemReason}`) : label || t('idle');
}

/** A choice of the picker. With several kinds of Available the backend's names tell them apart. */
export function choiceWords(t: Words, choice: ActivityChoice, choices: readonly ActivityChoice[]): string {
  const alone = choices.filter((other) => other.kind === 'available').length === 1;
  return choice.kind === 'available' && alone ? t('available') : choice.name;
}

/** What *Set as Available* chooses; undefined when the backend offers no such state. */
export const availableChoice = (presence: PresenceView | null): ActivityChoice | undefined =>
  presence?.choices.find((choice) => choice.kind === 'available');
