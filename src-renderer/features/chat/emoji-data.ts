// Emoji with their names in the language of the interface, from files of our own: nothing is fetched. Loaded when the
// picker is first opened. See scripts/assets/emoji.mjs for where they come from.
import type { EmojiData } from 'frimousse';
import type { TFunction } from 'i18next';

type Row = [emoji: string, category: number, skins?: string[]];
type Name = [label: string, tags: string];
const NAMES: Record<string, () => Promise<{ default: unknown }>> = {
  en: () => import('../../../assets/emoji/en.json'),
  fr: () => import('../../../assets/emoji/fr.json'),
  sl: () => import('../../../assets/emoji/sl.json'),
};
const TONES = ['light', 'medium-light', 'medium', 'medium-dark', 'dark'] as const;
/** By the index of the category; 2 are parts of emoji, which nobody picks. */
const CATEGORIES = [
  [0, 'smileys'],
  [1, 'people'],
  [3, 'animals'],
  [4, 'food'],
  [5, 'travel'],
  [6, 'activities'],
  [7, 'objects'],
  [8, 'symbols'],
  [9, 'flags'],
] as const;
const COUNTRY = /^\p{RI}\p{RI}$/u;

/** @throws what the import throws: a file that is not there. */
export async function loadEmoji(language: string, t: TFunction<'composer'>): Promise<EmojiData> {
  const [list, names] = await Promise.all([
    import('../../../assets/emoji/list.json'),
    (NAMES[language] ?? NAMES['en'])?.(),
  ]);
  const words = names?.default as Name[];
  return {
    locale: language,
    categories: CATEGORIES.map(([index, name]) => ({ index, label: t(`emoji.category.${name}`) })),
    skinTones: Object.fromEntries(TONES.map((tone) => [tone, t(`emoji.tone.${tone}`)])) as EmojiData['skinTones'],
    emojis: (list.default as unknown as Row[]).map(([emoji, category, skins], at) => ({
      emoji,
      category,
      version: 1,
      label: words[at]?.[0] ?? emoji,
      tags: words[at]?.[1].split('|') ?? [],
      ...(COUNTRY.test(emoji) ? { countryFlag: true as const } : {}),
      ...(skins
        ? {
            skins: Object.fromEntries(TONES.map((tone, tint) => [tone, skins[tint] ?? emoji])) as NonNullable<
              EmojiData['emojis'][number]['skins']
            >,
          }
        : {}),
    })),
  };
}
