// All words of the UI. One file a namespace and language; English is the source of the typed keys. All three languages
// are bundled: together they are smaller than one extra round trip at cold start is long, and switching is instant.
import './ambient';
import type alerts from '../../assets/strings/en/alerts.json';
import type chat from '../../assets/strings/en/chat.json';
import type common from '../../assets/strings/en/common.json';
import type composer from '../../assets/strings/en/composer.json';
import type connection from '../../assets/strings/en/connection.json';
import type customer from '../../assets/strings/en/customer.json';
import type diagnostics from '../../assets/strings/en/diagnostics.json';
import type masked from '../../assets/strings/en/masked.json';
import type notice from '../../assets/strings/en/notice.json';
import type offer from '../../assets/strings/en/offer.json';
import type presence from '../../assets/strings/en/presence.json';
import type program from '../../assets/strings/en/program.json';
import type refusal from '../../assets/strings/en/refusal.json';
import type settings from '../../assets/strings/en/settings.json';
import type signIn from '../../assets/strings/en/signIn.json';
import type system from '../../assets/strings/en/system.json';
import type target from '../../assets/strings/en/target.json';
import type task from '../../assets/strings/en/task.json';
import type update from '../../assets/strings/en/update.json';
import type wrapUp from '../../assets/strings/en/wrapUp.json';

/** A new namespace: three JSON files and a line here. */
export interface Strings {
  alerts: typeof alerts;
  chat: typeof chat;
  common: typeof common;
  composer: typeof composer;
  connection: typeof connection;
  customer: typeof customer;
  diagnostics: typeof diagnostics;
  masked: typeof masked;
  notice: typeof notice;
  offer: typeof offer;
  presence: typeof presence;
  program: typeof program;
  refusal: typeof refusal;
  settings: typeof settings;
  signIn: typeof signIn;
  system: typeof system;
  target: typeof target;
  task: typeof task;
  update: typeof update;
  wrapUp: typeof wrapUp;
}

const files = import.meta.glob<Record<string, unknown>>(
  ['../../assets/strings/*/*.json', '!../../assets/strings/*/{notify,native,diagnostics}.json'],
  { eager: true, import: 'default' },
);

/** By language, then namespace, as i18next wants it. */
export const STRINGS: Record<string, Record<string, Record<string, unknown>>> = {};
for (const [path, words] of Object.entries(files)) {
  const [language, namespace] = path.replace('.json', '').split('/').slice(-2);
  if (language && namespace) (STRINGS[language] ??= {})[namespace] = words;
}
