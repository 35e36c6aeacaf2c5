// What just happened, top right: notices that need an act stay; others leave after a while and can be read again behind
// the bell. Refused calls that no control shows itself come here too. Nothing here takes the focus.
import { useEffect, useState } from 'react';
import { useTranslation } from '../../app/i18n';
import type { NoticeView } from '../../../src-preload/contract';
import { announce } from '../../app/announcer';
import { useDesk } from '../../app/store';
import { NoticeCard } from './NoticeCard';
import './notice-stack.css';
import { noticeWords } from './notice-words';
import { RefusalToast } from './RefusalToast';
import { useFresh } from './use-fresh';

const MOST_SHOWN = 3;

export function NoticeStack() {
  const { t } = useTranslation('notice');
  const notices = useDesk((state) => state.notices);
  const toasts = useDesk((state) => state.ui.toasts);
  const page = useDesk((state) => state.ui.page);
  const [isHeld, setHeld] = useState(false);
  useSpoken(notices);
  const fresh = new Set(useFresh(notices, isHeld));
  const current = notices.filter((notice) => notice.sticky || (!notice.read && fresh.has(notice))).toReversed();
  if (current.length === 0 && toasts.length === 0) return null;
  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return (
    <section
      className="notice-stack"
      data-page={page}
      aria-label={t('region')}
      onMouseEnter={hold}
      onMouseLeave={release}
      onFocus={hold}
      onBlur={release}
    >
      {toasts.map((toast) => (
        <RefusalToast key={toast.id} toast={toast} isHeld={isHeld} />
      ))}
      {current.slice(0, MOST_SHOWN).map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
      {current.length > MOST_SHOWN ? (
        <p className="notice-stack__more">{t('more', { count: current.length - MOST_SHOWN })}</p>
      ) : null}
    </section>
  );
}

/** Each notice is spoken once, when it comes; those of before this window are not. */
function useSpoken(notices: readonly NoticeView[]) {
  const { t } = useTranslation('notice');
  const [known] = useState(() => new Set(notices.map(({ id }) => id)));
  useEffect(() => {
    for (const notice of notices) {
      if (known.has(notice.id)) continue;
      known.add(notice.id);
      const { title, text } = noticeWords(t, notice);
      announce(`${title}. ${text}`, notice.tone === 'info' ? 'polite' : 'assertive');
    }
  }, [notices, known, t]);
}
