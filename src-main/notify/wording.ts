// The words of every notification, in the agent's language: the one place that makes them. Takes masked text only, and
// puts it in as it is: nothing in it is read as a template.
import { createInstance, type i18n } from 'i18next';
import en from '../../assets/strings/en/notify.json';
import fr from '../../assets/strings/fr/notify.json';
import sl from '../../assets/strings/sl/notify.json';
import type { Language } from '../../src-preload/contract/settings';
import { shorten } from './graphemes';

export type Message =
  | {
      kind: 'offer';
      reason: 'new' | 'transfer' | 'conference';
      queueName: string;
      sourceName: string;
      /** Absent: the profile is not public. */
      customerName?: string;
      preview?: string;
    }
  | { kind: 'rona'; customerName?: string; queueName?: string };

export interface Worded {
  title: string;
  body: string;
}

/** Graphemes; more is cut by some notification servers in the middle of anything. */
const LIMIT = { name: 60, preview: 140 };

const create = (): i18n => {
  const instance = createInstance();
  void instance.init({
    resources: { en: { notify: en }, fr: { notify: fr }, sl: { notify: sl } },
    ns: 'notify',
    defaultNS: 'notify',
    fallbackLng: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  return instance;
};
let texts: i18n | undefined;

/** Plain text in and out: the page's own typing of keys has no say here. */
type Translate = (key: string, params?: Record<string, string>) => string;

export function word(message: Message, language: Language): Worded {
  const t = (texts ??= create()).getFixedT(language) as unknown as Translate;
  const name = (text: string | undefined, missing: 'customer' | 'queue') =>
    text === undefined ? t(missing) : shorten(text, LIMIT.name);
  const customer = name(message.customerName, 'customer');
  const queue = name(message.queueName, 'queue');
  if (message.kind === 'rona') {
    const known = message.customerName !== undefined || message.queueName !== undefined;
    return { title: t('rona.title'), body: t(known ? 'rona.body' : 'rona.body-unknown', { customer, queue }) };
  }
  const line = t('offer.body', { customer, source: shorten(message.sourceName, LIMIT.name) });
  return {
    title: t(`offer.title-${message.reason}`, { queue }),
    body: message.preview === undefined ? line : `${line}\n${shorten(message.preview, LIMIT.preview)}`,
  };
}
