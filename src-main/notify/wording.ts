// The words of every notification, in the agent's language: the one place that makes them. Takes masked text only, and
// puts it in as it is: nothing in it is read as a template.
import { createInstance, type i18n } from 'i18next';
import en from '../../assets/strings/en/notify.json';
import fr from '../../assets/strings/fr/notify.json';
import sl from '../../assets/strings/sl/notify.json';
import type { Language, Settings } from '../../src-preload/contract/settings';
import { shorten } from './graphemes';

export type Privacy = Settings['notificationPrivacy'];

export type Message =
  | {
      kind: 'offer';
      reason: 'new' | 'transfer' | 'conference';
      queueName: string;
      sourceName: string;
      /** Absent: the profile is not public. */
      customerName?: string;
      preview?: string;
      /** The colleague who transfers or invites. */
      from?: string;
    }
  | { kind: 'offers'; count: number }
  | { kind: 'message'; customerName?: string; text: string; unread: number }
  | { kind: 'assigned'; customerName?: string; queueName: string }
  | { kind: 'rona'; customerName?: string; queueName?: string }
  | { kind: 'wrap-up'; customerName?: string }
  | { kind: 'connection' }
  | { kind: 'test' };

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
type Translate = (key: string, params?: Record<string, string | number>) => string;

const translator = (language: Language) => (texts ??= create()).getFixedT(language) as unknown as Translate;

const lines = (...all: (string | undefined)[]) => all.filter((line) => line !== undefined && line !== '').join('\n');

export interface ActionNames {
  open: string;
  accept: string;
}
const namesOf = new Map<Language, ActionNames>();

/** Names of what can be done with a notification; looked up once a language, for they are in the way of every request. */
export function actionNames(language: Language): ActionNames {
  const known = namesOf.get(language);
  if (known) return known;
  const t = translator(language);
  const names = { open: t('open'), accept: t('accept') };
  namesOf.set(language, names);
  return names;
}

/** Says that there is something, and nothing about whom. */
function discreet(message: Message, t: Translate): Worded {
  switch (message.kind) {
    case 'offer':
      return { title: t(`discreet.${message.reason}`), body: '' };
    case 'message':
      return { title: t('discreet.message'), body: '' };
    case 'assigned':
      return { title: t('discreet.assigned'), body: '' };
    case 'rona':
      return { title: t('rona.title'), body: t('rona.body-unknown') };
    case 'wrap-up':
      return { title: t('wrap-up.title'), body: '' };
    case 'offers':
    case 'connection':
    case 'test':
      return full(message, t, 'name');
  }
}

function full(message: Message, t: Translate, privacy: Privacy): Worded {
  const named = (text: string | undefined, missing: 'customer' | 'queue') =>
    text === undefined ? t(missing) : shorten(text, LIMIT.name);
  const customer = named('customerName' in message ? message.customerName : undefined, 'customer');
  const queue = named('queueName' in message ? message.queueName : undefined, 'queue');
  const words = (text: string | undefined) =>
    privacy === 'full' && text !== undefined ? shorten(text, LIMIT.preview) : undefined;
  switch (message.kind) {
    case 'offer': {
      const { reason, sourceName, from, preview } = message;
      const line = t('offer.body', { customer, source: shorten(sourceName, LIMIT.name) });
      const by = from === undefined ? undefined : t('offer.from', { name: shorten(from, LIMIT.name) });
      return { title: t(`offer.title-${reason}`, { queue }), body: lines(line, by, words(preview)) };
    }
    case 'offers':
      return { title: t('offers.title', { count: message.count }), body: t('offers.body') };
    case 'message': {
      const { unread, text } = message;
      const more = unread > 1 ? t('message.unread', { count: unread }) : undefined;
      return { title: customer, body: lines(words(text) ?? t('discreet.message'), more) };
    }
    case 'assigned':
      return { title: t('assigned.title', { queue }), body: t('assigned.body', { customer }) };
    case 'rona': {
      const isKnown = message.customerName !== undefined || message.queueName !== undefined;
      return { title: t('rona.title'), body: t(isKnown ? 'rona.body' : 'rona.body-unknown', { customer, queue }) };
    }
    case 'wrap-up':
      return { title: t('wrap-up.title'), body: t('wrap-up.body', { customer }) };
    case 'connection':
      return { title: t('connection.title'), body: t('connection.body') };
    case 'test':
      return { title: t('test.title'), body: t('test.body') };
  }
}

/** @param privacy `name`: whose it is, but none of her words; `hidden`: only that there is something */
export function word(message: Message, language: Language, privacy: Privacy = 'full'): Worded {
  const t = translator(language);
  return privacy === 'hidden' ? discreet(message, t) : full(message, t, privacy);
}
