// What the menu of the tray offers: the agent's state, open, mute, quit. Pure; the tray shows it.
import type { DeskSlices, PresenceView } from '../../src-preload/contract';
import { isUsable, type Glance, type NativeWords } from './glance';

export type TrayAct =
  { kind: 'state'; activityId: string } | { kind: 'open' } | { kind: 'mute'; muted: boolean } | { kind: 'quit' };

export type TrayRow =
  | { type: 'text'; label: string }
  | { type: 'separator' }
  | { type: 'radio' | 'checkbox'; label: string; checked: boolean; enabled: boolean; act: TrayAct }
  | { type: 'normal'; label: string; act: TrayAct };

export interface TrayMenuState {
  glance: Glance;
  presence: PresenceView | null;
  connection: DeskSlices['connection'];
  muted: boolean;
  /** IT has decided about the sound. */
  muteForced: boolean;
}

/** With several kinds of Available the tenant's names tell them apart, as in the picker. */
function choiceWords(
  choice: PresenceView['choices'][number],
  choices: PresenceView['choices'],
  t: NativeWords,
): string {
  const alone = choices.filter(({ kind }) => kind === 'available').length === 1;
  return choice.kind === 'available' && alone ? t('presence:available') : choice.name;
}

export function trayMenu(
  { glance, presence, connection, muted, muteForced }: TrayMenuState,
  t: NativeWords,
): TrayRow[] {
  const chosen = presence?.pending?.activityId ?? presence?.state.activityId;
  const choices = presence?.choices ?? [];
  const states = choices.map((choice): TrayRow => ({
    type: 'radio',
    label: choiceWords(choice, choices, t),
    checked: choice.activityId === chosen,
    // Without a line nobody could answer.
    enabled: isUsable(connection),
    act: { kind: 'state', activityId: choice.activityId },
  }));
  return [
    { type: 'text', label: glance.tooltip },
    ...(states.length > 0 ? [{ type: 'separator' } as const, ...states] : []),
    { type: 'separator' },
    { type: 'normal', label: t('native:menu.open'), act: { kind: 'open' } },
    {
      type: 'checkbox',
      label: t('native:menu.mute'),
      checked: muted,
      enabled: !muteForced,
      act: { kind: 'mute', muted: !muted },
    },
    { type: 'separator' },
    { type: 'normal', label: t('native:menu.quit'), act: { kind: 'quit' } },
  ];
}
