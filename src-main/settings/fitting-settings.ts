// What of a settings file fits: a value that does not is left out and counted, the others hold.
import { settingsSchema, type SettingKey, type Settings } from '../../src-preload/contract/settings';

/** The values of the agent's that fit; one that does not is left out and counted. */
export function fittingSettings(given: unknown): { values: Partial<Settings>; dropped: number } {
  const values: Record<string, unknown> = {};
  let dropped = 0;
  for (const [key, value] of Object.entries(typeof given === 'object' && given !== null ? given : {})) {
    const schema = Object.hasOwn(settingsSchema.shape, key) ? settingsSchema.shape[key as SettingKey] : undefined;
    const parsed = schema?.safeParse(value);
    if (parsed?.success) values[key] = parsed.data;
    else dropped += 1;
  }
  return { values: values, dropped };
}
