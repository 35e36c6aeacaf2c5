// Brings the dictionaries that the program comes with to where Chromium looks for them: the folder `Dictionaries` of the
// profile, under names that Chromium gives (GetVersionedFileName in components/spellcheck/common/spellcheck_common.cc).
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type { Language } from '../../src-preload/contract/settings';

/** The same since March 2022. A Chromium with other ones says that it found none, see `spell-check.ts`. */
export const CHROMIUM_NAMES: Readonly<Record<Language, string>> = {
  en: 'en-US-10-1.bdic',
  fr: 'fr-FR-3-0.bdic',
  sl: 'sl-SI-3-0.bdic',
};

/**
 * @param shipped path of the dictionary that the program comes with, compressed by Brotli; may lie in app.asar
 * @param userData folder of the profile
 * @returns once the same dictionary lies in the profile; written only where it does not yet
 * @throws Rejects when it cannot be read or written, or is damaged.
 */
export async function placeDictionary(shipped: string, userData: string, language: Language): Promise<void> {
  const folder = join(userData, 'Dictionaries');
  const place = join(folder, CHROMIUM_NAMES[language]);
  const [ours, there] = await Promise.all([
    readFile(shipped).then(promisify(brotliDecompress)),
    readFile(place).catch(() => null),
  ]);
  if (there?.equals(ours)) return;
  await mkdir(folder, { recursive: true });
  // Whole or not at all: Chromium reads it in place.
  await writeFile(`${place}.new`, ours);
  await rename(`${place}.new`, place);
}
