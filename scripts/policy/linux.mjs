// The JSON Schema of the policy file of Linux, and an example. Pure.
import { EXAMPLE } from './settings.mjs';

/** @typedef {import('./settings.mjs').PolicySetting} PolicySetting */
/** @typedef {import('./wording.mjs').Wording} Wording */

/**
 * @param {PolicySetting[]} settings
 * @param {Wording} words
 * @param {typeof import('zod')} z
 * @returns {object} draft 2020-12. Stricter than the program, which ignores keys that it does not know.
 */
export function policySchema(settings, words, z) {
  const shape = Object.fromEntries(
    settings.map((setting) => [
      setting.key,
      /** @type {import('zod').ZodType} */ (setting.schema)
        .meta({
          title: words.title(setting),
          description: words.explanation(setting).join(' '),
          default: setting.default,
        })
        .optional(),
    ]),
  );
  // An editor finds the schema by this key; it is no setting.
  const file = z.strictObject({ $schema: z.string().optional(), ...shape });
  const { $schema, ...schema } = z.toJSONSchema(file);
  return { $schema, title: words.product, description: words.description, ...schema };
}

/** @param {object} value */
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** @param {PolicySetting[]} settings @param {Wording} words @param {typeof import('zod')} z */
export const schemaFile = (settings, words, z) => json(policySchema(settings, words, z));
export const exampleFile = () => json({ $schema: './policy.schema.json', ...EXAMPLE });
