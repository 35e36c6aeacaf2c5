// The configuration profile for macOS: the example's values in force, every other setting beside them as a comment, ready
// to be taken out of it. Pure.
import { createHash } from 'node:crypto';
import { build } from 'plist';
import { EXAMPLE } from './settings.mjs';

/** @typedef {import('./settings.mjs').PolicySetting} PolicySetting */
/** @typedef {import('./wording.mjs').Wording} Wording */

/** Domain of the preferences, which is the bundle's identifier. */
export const PREFERENCE_DOMAIN = 'org.example.parley';

/** @param {string} name @returns {string} the same for the same name on every machine */
function stableUuid(name) {
  const hex = createHash('sha256').update(name).digest('hex');
  // Version 8 (made by a rule of one's own), variant 10.
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-').toUpperCase();
}

/** @param {string} key @param {unknown} value @returns {string} one line */
function entry(key, value) {
  const inner = /<dict>([\s\S]*)<\/dict>/.exec(build(/** @type {any} */ ({ [key]: value })))?.[1] ?? '';
  return inner.replaceAll(/>\s+</g, '><').trim();
}

/** @param {string} text */
function comment(text) {
  if (text.includes('--')) throw new Error(`Not possible in a comment: ${text}`);
  return `<!--${text}-->`;
}

/** @param {PolicySetting[]} settings @param {Wording} words @returns {string} parley.mobileconfig */
export function profile(settings, words) {
  const lines = settings.flatMap((setting) => {
    const { key } = setting;
    const line = entry(key, key in EXAMPLE ? Reflect.get(EXAMPLE, key) : setting.default);
    return [
      '',
      comment(` ${words.title(setting)}. ${words.explanation(setting).join(' ')} `),
      key in EXAMPLE ? line : comment(line),
    ];
  });
  const text = build(
    /** @type {any} */ ({
      PayloadContent: [
        {
          PayloadDisplayName: words.product,
          PayloadIdentifier: `${PREFERENCE_DOMAIN}.policy.settings`,
          PayloadType: PREFERENCE_DOMAIN,
          PayloadUUID: stableUuid(`${PREFERENCE_DOMAIN}.policy.settings`),
          PayloadVersion: 1,
          SETTINGS: true,
        },
      ],
      PayloadDescription: words.description,
      PayloadDisplayName: words.product,
      PayloadIdentifier: `${PREFERENCE_DOMAIN}.policy`,
      PayloadScope: 'System',
      PayloadType: 'Configuration',
      PayloadUUID: stableUuid(`${PREFERENCE_DOMAIN}.policy`),
      PayloadVersion: 1,
    }),
  );
  const filled = text.replace(/^( *)<key>SETTINGS<\/key>\s*<true\/>$/m, (_whole, /** @type {string} */ indent) =>
    lines.map((line) => (line === '' ? '' : indent + line)).join('\n'),
  );
  return `${filled.trimEnd()}\n`;
}
