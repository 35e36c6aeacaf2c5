// What the agent can choose on this machine. A value carries where it comes from, so that a forced one is shown locked.
import { z } from 'zod';

export const LANGUAGES = ['en', 'fr', 'sl'] as const;
export type Language = (typeof LANGUAGES)[number];

export const settingsSchema = z.strictObject({
  language: z.enum(['system', ...LANGUAGES]),
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  /** Percent. */
  uiScale: z.int().min(80).max(160),
  offerSound: z.boolean(),
  messageSound: z.boolean(),
  /** Percent, of every sound. */
  soundVolume: z.int().min(0).max(100),
  /** No sound at all; the choices above are kept. */
  soundMuted: z.boolean(),
  /** Seconds after which the sound of a waiting request comes again, until it is acted on; 0: once. */
  alertRepeat: z.literal([0, 5, 10, 20]),
  /** System notifications for messages. Those for requests cannot be switched off: a missed one is the worst failure. */
  notifyMessages: z.boolean(),
  /** How much a system notification says: words of the customer, her name only, or neither. */
  notificationPrivacy: z.enum(['full', 'name', 'hidden']),
  /** The window comes to the front with a contact request. Otherwise it never takes the focus by itself. */
  raiseOnOffer: z.boolean(),
  /** Closing the window hides it; the program goes on in the tray. */
  closeToTray: z.boolean(),
  startAtLogin: z.boolean(),
  startMinimized: z.boolean(),
  /** The system does not suspend the program while the agent is Available or has conversations. */
  keepAwake: z.boolean(),
  /** Seconds in which a sent message can be taken back; 0: it goes out at once. */
  undoSendSeconds: z.literal([0, 3, 5]),
  /** Marks misspelt words, where this computer has a dictionary of the language. */
  spellCheck: z.boolean(),
});
export type Settings = z.output<typeof settingsSchema>;
export type SettingKey = keyof Settings;

export interface SettingsView {
  values: Settings;
  origins: Record<SettingKey, 'default' | 'user' | 'policy'>;
  /** `language` with `system` resolved. */
  language: Language;
  /** This computer can check the spelling of `language`. */
  canSpellCheck: boolean;
  /** The organisation's policies on this computer: some hold, or some of them could not be read or do not fit. */
  organisation: 'none' | 'in-force' | 'faulty';
}

export const settingsArgs = {
  /** One or more values; refused whole when one does not fit or is forced. */
  change: settingsSchema.partial(),
};
