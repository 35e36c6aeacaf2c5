// What holds until the agent chooses. Apart from the schema, so that the page can start from it without the schema library.
import type { Settings, SettingsView } from './settings';

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  uiScale: 100,
  offerSound: true,
  messageSound: true,
  soundVolume: 70,
  soundMuted: false,
  alertRepeat: 5,
  notifyMessages: true,
  notificationPrivacy: 'full',
  raiseOnOffer: false,
  closeToTray: false,
  startAtLogin: false,
  startMinimized: false,
  keepAwake: true,
  undoSendSeconds: 0,
  spellCheck: true,
};

/** Before main has said what holds. */
export const DEFAULT_ORIGINS = Object.fromEntries(
  Object.keys(DEFAULT_SETTINGS).map((key) => [key, 'default']),
) as SettingsView['origins'];
