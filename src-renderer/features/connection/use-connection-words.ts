// What a phase of the connection is called, and what still works in it.
import { useFormat } from '../../app/format';
import { useTranslation } from '../../app/i18n';
import type { ConnectionView } from '../../../src-preload/contract';

/** Causes that somebody has to act on: retrying alone will not do. */
const TROUBLES = ['certificate', 'tls', 'trust-file', 'proxy', 'not-a-backend'] as const;
const STOPS = ['authenticate', 'ended', 'update'] as const;

export interface ConnectionWords {
  title: string;
  works: string;
}

/** Empty words for `live` and `signed-out`: there is nothing to say. */
export function useConnectionWords({ phase, reason, supersededBy, contestedBy }: ConnectionView): ConnectionWords {
  const { t } = useTranslation('connection');
  const format = useFormat();
  if (contestedBy !== undefined)
    return {
      title: t('title.contested'),
      works: t('works.contested', { client: contestedBy.clientName, time: format.time(contestedBy.since) }),
    };
  switch (phase) {
    case 'live':
    case 'signed-out':
      return { title: '', works: '' };
    case 'stopped':
      return {
        title: t('title.stopped'),
        works: t(`works.stopped.${STOPS.find((stop) => stop === reason) ?? 'other'}`),
      };
    case 'superseded':
      return {
        title: t('title.superseded'),
        works: supersededBy
          ? t('works.superseded', { client: supersededBy.clientName, time: format.time(supersededBy.since) })
          : t('works.supersededUnknown'),
      };
    case 'connecting':
    case 'degraded':
    case 'reconnecting':
    case 'lost': {
      const trouble = TROUBLES.find((known) => known === reason);
      const works = t(`works.${phase}`);
      return {
        title: t(`title.${phase}`),
        works: trouble === undefined ? works : `${t(`trouble.${trouble}`)} ${works}`,
      };
    }
  }
}
