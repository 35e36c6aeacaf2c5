// Everything an administrator forces settings with, made from the catalogue. `npm run docs` writes it, a test compares it.
import { exampleFile, schemaFile } from './linux.mjs';
import { profile } from './macos.mjs';
import { policySettings } from './settings.mjs';
import { settingTables } from './table.mjs';
import { adml, admx } from './windows.mjs';
import { createWording, CULTURES } from './wording.mjs';

/**
 * @param {Record<string, any>} catalogue
 * @param {typeof import('zod')} z
 * @param {Record<string, unknown>} strings parsed assets/policy/strings/<language>.json by language
 * @returns {{ files: Record<string, string>, tables: { settings: string } }} files by their path in the project; tables
 *   for the markers of docs/admin-guide.md
 * @throws when a setting has no words in one of the languages, no group, or a type that no template knows
 */
export function policyDocuments(catalogue, z, strings) {
  const settings = policySettings(catalogue, z);
  /** @param {string} language */
  const wording = (language) => createWording(strings[language], settings, `assets/policy/strings/${language}.json`);
  const english = wording('en');
  return {
    files: {
      'assets/policy/windows/Parley.admx': admx(settings),
      ...Object.fromEntries(
        Object.entries(CULTURES).map(([language, culture]) => [
          `assets/policy/windows/${culture}/Parley.adml`,
          adml(settings, wording(language)),
        ]),
      ),
      'assets/policy/macos/parley.mobileconfig': profile(settings, english),
      'assets/policy/linux/policy.schema.json': schemaFile(settings, english, z),
      'assets/policy/linux/policy.example.json': exampleFile(),
    },
    tables: { settings: settingTables(settings, english) },
  };
}
