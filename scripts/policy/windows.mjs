// Administrative templates for Group Policy and Intune: one ADMX, an ADML for each language. The registry they write is
// what src-main/settings reads: switches and numbers REG_DWORD, texts and choices REG_SZ, lists as a subkey with values
// 1..n. Pure. Format: https://learn.microsoft.com/previous-versions/windows/desktop/Policy/admx-schema
import { GROUPS } from './settings.mjs';

/** @typedef {import('./settings.mjs').PolicySetting} PolicySetting */
/** @typedef {import('./wording.mjs').Wording} Wording */

export const REGISTRY_KEY = 'Software\\Policies\\Parley';
const NAMESPACE = 'xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"';
const VERSIONS = 'revision="1.0" schemaVersion="1.0"';

/** @param {unknown} text */
const xml = (text) =>
  String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** @param {string} id */
const string = (id) => `$(string.${id})`;

/** @param {string | number} value */
const registryValue = (value) =>
  typeof value === 'number' ? `<decimal value="${value}" />` : `<string>${xml(value)}</string>`;

/** @param {PolicySetting} setting @returns {string[]} what an enabled policy asks for */
function elements({ key, kind }) {
  const place = `id="${key}" valueName="${key}" required="true"`;
  switch (kind.is) {
    case 'switch':
      return [];
    case 'choice':
      return [
        `<enum ${place}>`,
        ...kind.values.map(
          (value) => `  <item displayName="${string(`${key}_${value}`)}"><value>${registryValue(value)}</value></item>`,
        ),
        '</enum>',
      ];
    case 'number':
      return [`<decimal ${place} minValue="${kind.min}" maxValue="${kind.max}" />`];
    case 'text':
      // Not required: an empty text is a value, too.
      return [`<text id="${key}" valueName="${key}" maxLength="1023" />`];
    case 'list':
      return [`<list id="${key}" key="${xml(`${REGISTRY_KEY}\\${key}`)}" valuePrefix="" />`];
  }
}

/** @param {PolicySetting} setting @returns {string[]} */
function policy(setting) {
  const { key, group, kind } = setting;
  const inner = elements(setting);
  return [
    `<policy name="${key}" class="Both" displayName="${string(key)}" explainText="${string(`${key}_explain`)}"` +
      (inner.length > 0 ? ` presentation="$(presentation.${key})"` : '') +
      ` key="${xml(REGISTRY_KEY)}"${kind.is === 'switch' ? ` valueName="${key}"` : ''}>`,
    `  <parentCategory ref="${group}" />`,
    '  <supportedOn ref="parley" />',
    ...(kind.is === 'switch'
      ? [`  <enabledValue>${registryValue(1)}</enabledValue>`, `  <disabledValue>${registryValue(0)}</disabledValue>`]
      : ['  <elements>', ...inner.map((line) => `    ${line}`), '  </elements>']),
    '</policy>',
  ];
}

/** @param {string[]} lines @param {number} by */
const indented = (lines, by) => lines.map((line) => ' '.repeat(by) + line);

/** @param {PolicySetting[]} settings @returns {string} Parley.admx */
export function admx(settings) {
  return `${[
    '<?xml version="1.0" encoding="utf-8"?>',
    '<!-- Made by `npm run docs` from src-main/settings/catalogue.ts. -->',
    `<policyDefinitions ${VERSIONS} ${NAMESPACE}>`,
    '  <policyNamespaces>',
    '    <target prefix="parley" namespace="Parley.Policies" />',
    '  </policyNamespaces>',
    '  <resources minRequiredRevision="1.0" fallbackCulture="en-US" />',
    '  <supportedOn>',
    '    <definitions>',
    `      <definition name="parley" displayName="${string('supported')}" />`,
    '    </definitions>',
    '  </supportedOn>',
    '  <categories>',
    `    <category name="parley" displayName="${string('product')}" />`,
    ...Object.keys(GROUPS).flatMap((group) => [
      `    <category name="${group}" displayName="${string(`group_${group}`)}">`,
      '      <parentCategory ref="parley" />',
      '    </category>',
    ]),
    '  </categories>',
    '  <policies>',
    ...indented(settings.flatMap(policy), 4),
    '  </policies>',
    '</policyDefinitions>',
  ].join('\n')}\n`;
}

/** @param {PolicySetting} setting @param {Wording} words @returns {string[]} */
function presentation(setting, words) {
  const { key, kind } = setting;
  const title = xml(words.title(setting));
  const preset = setting.default;
  /** @param {string} inner */
  const holding = (inner) => [`<presentation id="${key}">`, `  ${inner}`, '</presentation>'];
  switch (kind.is) {
    case 'switch':
      return [];
    case 'choice': {
      const at = kind.values.indexOf(/** @type {string | number} */ (preset));
      return holding(`<dropdownList refId="${key}" noSort="true" defaultItem="${at}">${title}</dropdownList>`);
    }
    case 'number':
      return holding(`<decimalTextBox refId="${key}" defaultValue="${preset}">${title}</decimalTextBox>`);
    case 'text':
      return holding(`<textBox refId="${key}"><label>${title}</label></textBox>`);
    case 'list':
      return holding(`<listBox refId="${key}">${title}</listBox>`);
  }
}

/** @param {PolicySetting[]} settings @param {Wording} words of one language @returns {string} Parley.adml */
export function adml(settings, words) {
  /** @type {[string, string][]} */
  const strings = [
    ['product', words.product],
    ['supported', words.supported],
    ...Object.keys(GROUPS).map((group) => /** @type {[string, string]} */ ([`group_${group}`, words.groups[group]])),
    ...settings.flatMap((setting) => {
      const { key, kind } = setting;
      return /** @type {[string, string][]} */ ([
        [key, words.title(setting)],
        [`${key}_explain`, words.explanation(setting).join('\n\n')],
        ...(kind.is === 'choice' ? kind.values.map((value) => [`${key}_${value}`, words.choice(setting, value)]) : []),
      ]);
    }),
  ];
  return `${[
    '<?xml version="1.0" encoding="utf-8"?>',
    '<!-- Made by `npm run docs` from src-main/settings/catalogue.ts and assets/policy/strings. -->',
    `<policyDefinitionResources ${VERSIONS} ${NAMESPACE}>`,
    `  <displayName>${xml(words.product)}</displayName>`,
    `  <description>${xml(words.description)}</description>`,
    '  <resources>',
    '    <stringTable>',
    ...strings.map(([id, text]) => `      <string id="${id}">${xml(text)}</string>`),
    '    </stringTable>',
    '    <presentationTable>',
    ...indented(
      settings.flatMap((setting) => presentation(setting, words)),
      6,
    ),
    '    </presentationTable>',
    '  </resources>',
    '</policyDefinitionResources>',
  ].join('\n')}\n`;
}
