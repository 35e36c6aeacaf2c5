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

const OUTCOMES = ['declined', 'timeout', 'canceled', 'failed'] as const;
const DAMAGE = ['restored', 'defaults', 'dropped'] as const;

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
    case 'interrupted':
    case 'unassigned':
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
    case 'transfer-failed':
    case 'transfer-completed':
      return { title: t(`${kind}.title`), text: t(`${kind}.text`, { ...who, target: params['target'] ?? '' }) };
    case 'conference-failed': {
      const agent = params['agent'] ?? t('aColleague');
      const outcome = OUTCOMES.find((known) => known === params['outcome']) ?? 'failed';
      return { title: t('conference-failed.title'), text: t(`conference-failed.${outcome}`, { ...who, agent }) };
    }
    case 'conference-started':
      return {
        title: t('conference-started.title'),
        text: t('conference-started.text', { ...who, agent: params['agent'] ?? t('aColleague') }),
      };
    case 'owner-changed':
      return { title: t('owner-changed.title'), text: t('owner-changed.text', who) };
    case 'connection-lost-idle':
    case 'alert-failed':
    case 'state-refused':
      return { title: t(`${kind}.title`), text: t(`${kind}.text`) };
  }
}
