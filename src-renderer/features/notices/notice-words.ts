// Words of a notice, by its kind and parameters. Parameters are masked already; a missing name becomes "a customer".
import type { TFunction } from 'i18next';
import type { NoticeView } from '../../../src-preload/contract';

export interface NoticeWords {
  title: string;
  text: string;
}

const GONE: Record<string, 'late' | 'taken' | 'left'> = {
  timeout: 'late',
  'reservation-expired': 'late',
  rescinded: 'taken',
  'reservation-taken': 'taken',
  canceled: 'left',
};

/** Why a conversation goes on, or ended, without her; other reasons are told in general. */
const GONE_ON = ['conference-ended', 'connection-lost'] as const;
const DROPPED = ['asset-deleted', 'customer-left'] as const;
const OUTCOMES = ['declined', 'timeout', 'canceled', 'failed'] as const;
const LINK = ['malformed', 'gone-offer', 'gone-conversation', 'waiting'] as const;
const DAMAGE = ['restored', 'defaults', 'dropped'] as const;
const UNSEEN = ['no-server', 'server-gone', 'no-answer', 'do-not-disturb'] as const;
const KEEPING = ['unreadable', 'damaged', 'not-kept'] as const;

export function noticeWords(t: TFunction<'notice'>, { kind, params }: NoticeView): NoticeWords {
  const who = { customer: params['customer'] ?? t('someone'), queue: params['queue'] ?? t('aQueue') };
  switch (kind) {
    case 'rona':
      return { title: t('rona.title'), text: t(params['late'] ? 'rona.late' : 'rona.text', who) };
    case 'offer-gone':
      return { title: t('offer-gone.title'), text: t(`offer-gone.${GONE[params['code'] ?? ''] ?? 'text'}`, who) };
    case 'backend-notice':
      return {
        title: t('backend-notice.title'),
        text: params['text'] ? t('backend-notice.text', { text: params['text'] }) : t('backend-notice.noText'),
      };
    case 'unassigned': {
      const reason = GONE_ON.find((known) => known === params['reason']);
      const title = t(reason === 'conference-ended' ? 'unassigned.conferenceTitle' : 'unassigned.title');
      return {
        title: params['customer'] ? `${title} · ${params['customer']}` : title,
        text: t(`unassigned.${reason ?? 'text'}`),
      };
    }
    case 'interrupted':
    case 'conversation-ended':
    case 'wrap-up-automatic': {
      // Several conversations are open: say which one it is.
      const title = t(`${kind}.title`);
      return { title: params['customer'] ? `${title} · ${params['customer']}` : title, text: t(`${kind}.text`) };
    }
    case 'settings-damaged':
      return {
        title: t('settings-damaged.title'),
        text: t(`settings-damaged.${DAMAGE.find((what) => what === params['what']) ?? 'defaults'}`),
      };
    case 'unsent':
      return {
        title: t('unsent.title', { count: Number(params['count'] ?? 1) }),
        text: t('unsent.text', { text: params['text'] ?? '' }),
      };
    case 'keeping-trouble': {
      const what = KEEPING.find((known) => known === params['what']) ?? 'not-kept';
      return { title: t('keeping-trouble.title'), text: t(`keeping-trouble.${what}`) };
    }
    case 'transfer-failed': {
      const reason = DROPPED.find((known) => known === params['reason']) ?? 'text';
      return {
        title: t('transfer-failed.title'),
        text: t(`transfer-failed.${reason}`, { ...who, target: params['target'] ?? '' }),
      };
    }
    case 'transfer-completed':
      return {
        title: t('transfer-completed.title'),
        text: t('transfer-completed.text', { ...who, target: params['target'] ?? '' }),
      };
    case 'conference-failed': {
      const agent = params['agent'] ?? t('aColleague');
      const outcome = OUTCOMES.find((known) => known === params['outcome']) ?? 'failed';
      return { title: t('conference-failed.title'), text: t(`conference-failed.${outcome}`, { ...who, agent }) };
    }
    case 'conference-started':
    case 'conference-over':
      return {
        title: t(`${kind}.title`),
        text: t(`${kind}.text`, { ...who, agent: params['agent'] ?? t('aColleague') }),
      };
    case 'owner-changed':
      return { title: t('owner-changed.title'), text: t('owner-changed.text', who) };
    case 'deep-link': {
      const outcome = LINK.find((known) => known === params['outcome']) ?? 'malformed';
      return { title: t('deep-link.title'), text: t(`deep-link.${outcome}`) };
    }
    case 'alert-failed': {
      const why = UNSEEN.find((known) => known === params['why']) ?? 'text';
      return { title: t('alert-failed.title'), text: t(`alert-failed.${why}`) };
    }
    case 'alert-stale': {
      const about = params['about'] === 'conversation' ? 'conversation' : 'request';
      return { title: t('alert-stale.title'), text: t(`alert-stale.${about}`) };
    }
    case 'update-ready':
    case 'update-available':
      return {
        title: t(`${kind}.title`, { version: params['version'] ?? '' }),
        text: t(`${kind}.text`, { version: params['version'] ?? '' }),
      };
    case 'accept-failed':
    case 'kept-in-tray':
    case 'login-start-failed':
    case 'connection-lost-idle':
    case 'state-refused':
      return { title: t(`${kind}.title`), text: t(`${kind}.text`) };
  }
}
