// What templates and profiles need to know of each setting that IT may force, read out of the catalogue's schemas. Pure.

/** The catalogue's keys by the category they stand under, in the order an administrator meets them. */
export const GROUPS = {
  service: ['backendUrl', 'allowedHosts', 'rememberSignIn', 'allowPractice'],
  network: [
    'proxyMode',
    'proxyServer',
    'proxyBypass',
    'proxyScript',
    'extraCaFile',
    'clientCertificateFile',
    'clientPassphraseFile',
  ],
  privacy: ['maskSensitiveData', 'notificationPrivacy'],
  desk: ['language', 'spellCheck', 'undoSendSeconds'],
  notices: ['offerSound', 'alertRepeat', 'messageSound', 'soundMuted', 'notifyMessages', 'raiseOnOffer'],
  window: ['closeToTray', 'startAtLogin', 'startMinimized', 'keepAwake'],
  updates: ['updateMode', 'updateUrl', 'updateChannel'],
  records: ['logLevel', 'retentionDays', 'crashReports'],
};

/**
 * @typedef {object} PolicySetting
 * @property {string} key
 * @property {keyof typeof GROUPS} group
 * @property {{ is: 'switch' } | { is: 'choice', values: (string | number)[] }
 *   | { is: 'number', min: number, max: number } | { is: 'text' } | { is: 'list' }} kind
 * @property {unknown} schema zod
 * @property {unknown} default
 * @property {unknown} strict undefined where there is none
 * @property {'at-once' | 'next-connection' | 'next-start'} applies
 * @property {boolean} visible to the agent
 */

/** @param {string} key @param {Record<string, any>} schema JSON Schema @returns {PolicySetting['kind']} */
function kindOf(key, schema) {
  if (schema.type === 'boolean') return { is: 'switch' };
  if (Array.isArray(schema.enum)) return { is: 'choice', values: schema.enum };
  if (schema.type === 'integer' && schema.minimum >= 0 && schema.maximum <= 0xffff_ffff)
    return { is: 'number', min: schema.minimum, max: schema.maximum };
  if (schema.type === 'string' || schema.anyOf?.every((/** @type {any} */ one) => one.type === 'string'))
    return { is: 'text' };
  if (schema.type === 'array' && schema.items?.type === 'string') return { is: 'list' };
  throw new Error(`No template can hold a value of "${key}": ${JSON.stringify(schema)}`);
}

/**
 * @param {Record<string, any>} catalogue
 * @param {typeof import('zod')} z
 * @returns {PolicySetting[]} in the order of `GROUPS`
 * @throws when a forcible key has no group, a group names a key that may not be forced, or no template can hold it
 */
export function policySettings(catalogue, z) {
  const left = new Set(Object.keys(catalogue).filter((key) => catalogue[key].forcible));
  const settings = Object.entries(GROUPS).flatMap(([group, keys]) =>
    keys.map((key) => {
      if (!left.delete(key)) throw new Error(`scripts/policy: "${key}" may not be forced, or stands in two groups.`);
      const { schema, default: byDefault, strict, applies, visible } = catalogue[key];
      const kind = kindOf(key, z.toJSONSchema(schema));
      return /** @type {PolicySetting} */ ({ key, group, kind, schema, default: byDefault, strict, applies, visible });
    }),
  );
  if (left.size > 0) throw new Error(`scripts/policy: no group for ${[...left].join(', ')}.`);
  return settings;
}

/** A policy as a small organisation may have it: what the examples contain. */
export const EXAMPLE = {
  backendUrl: 'wss://routing.example.org',
  allowedHosts: ['routing.example.org'],
  allowPractice: false,
  maskSensitiveData: 'always',
  notificationPrivacy: 'name',
  startAtLogin: true,
  updateMode: 'off',
  retentionDays: 30,
};
