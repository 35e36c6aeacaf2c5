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
  /** Percent. */
  offerVolume: z.int().min(0).max(100),
});
export type Settings = z.output<typeof settingsSchema>;
export type SettingKey = keyof Settings;

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  uiScale: 100,
  offerSound: true,
  offerVolume: 70,
};

export interface SettingsView {
  values: Settings;
  origins: Record<SettingKey, 'default' | 'user' | 'policy'>;
  /** `language` with `system` resolved. */
  language: Language;
}

export const settingsArgs = {
  /** One or more values; refused whole when one does not fit or is forced. */
  change: settingsSchema.partial(),
};
