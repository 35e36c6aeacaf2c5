// The tables of settings in docs/admin-guide.md. Pure.
import { GROUPS } from './settings.mjs';

/** @typedef {import('./settings.mjs').PolicySetting} PolicySetting */
/** @typedef {import('./wording.mjs').Wording} Wording */

const HEAD = ['Key', 'What it sets', 'Values', 'Without policy', 'Not readable', 'In force'];
const APPLIES = { 'at-once': 'at once', 'next-connection': 'next connection', 'next-start': 'next start' };

/** @param {unknown} value */
const code = (value) => `\`${JSON.stringify(value)}\``;

/** @param {PolicySetting['kind']} kind @returns {string} as in the JSON file of Linux */
function values(kind) {
  switch (kind.is) {
    case 'switch':
      return '`true`, `false`';
    case 'choice':
      return kind.values.map(code).join(', ');
    case 'number':
      return `${kind.min} to ${kind.max}`;
    case 'text':
      return 'text';
    case 'list':
      return 'list of texts';
  }
}

/** @param {string[]} cells */
const row = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

/** @param {PolicySetting[]} settings @param {Wording} words @returns {string} markdown, a heading and a table a group */
export function settingTables(settings, words) {
  return Object.keys(GROUPS)
    .map((group) =>
      [
        `### ${words.groups[group]}`,
        '',
        row(HEAD),
        row(HEAD.map(() => '---')),
        ...settings
          .filter((setting) => setting.group === group)
          .map((setting) =>
            row([
              `\`${setting.key}\``,
              `**${words.title(setting)}.** ${words.text(setting).replaceAll('*', '\\*')}`,
              values(setting.kind),
              code(setting.default) + (setting.visible ? ", the agent's choice" : ''),
              setting.strict === undefined ? '' : code(setting.strict),
              APPLIES[setting.applies],
            ]),
          ),
      ].join('\n'),
    )
    .join('\n\n');
}
