// The bell: how many notices are unread, and behind it the notification centre with the newest of them all.
import { Bell, CheckCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '../../app/i18n';
import { desk } from '../../app/desk-client';
import { usePerform } from '../../app/perform';
import { useDesk } from '../../app/store';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { Popover } from '../../ui/Popover';
import { NoticeCard } from './NoticeCard';
import './notice-bell.css';

const MOST = 99;

export function NoticeBell() {
  const { t } = useTranslation('notice');
  const notices = useDesk((state) => state.notices);
  const perform = usePerform();
  const [isOpen, setOpen] = useState(false);
  const unread = notices.filter(({ read }) => !read).length;
  return (
    <Popover
      label={t('centre')}
      placement="bottom end"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <IconButton label={unread > 0 ? t('bellUnread', { count: unread }) : t('bell', { count: notices.length })}>
          <Bell size={20} strokeWidth={1.75} aria-hidden="true" />
          {unread > 0 ? (
            <span className="notice-bell__count figures" aria-hidden="true">
              {Math.min(unread, MOST)}
            </span>
          ) : null}
        </IconButton>
      }
    >
      <div className="notice-bell__panel">
        <header className="notice-bell__head">
          <h2 className="notice-bell__title">{t('centre')}</h2>
          {notices.length > 0 && (
            <Button
              variant="quiet"
              size="sm"
              icon={<CheckCheck size={16} />}
              isDisabled={unread === 0}
              onPress={() => void perform(desk.notice.markAllRead({}))}
            >
              {t('markAllRead')}
            </Button>
          )}
        </header>
        {notices.length === 0 ? (
          <p className="notice-bell__none">{t('none')}</p>
        ) : (
          <>
            <ul className="notice-bell__list">
              {notices.toReversed().map((notice) => (
                <li key={notice.id} className="notice-bell__item" data-unread={notice.read ? undefined : true}>
                  <NoticeCard notice={notice} onActed={() => setOpen(false)} />
                </li>
              ))}
            </ul>
            {notices.length > 1 ? (
              <Button
                variant="quiet"
                size="sm"
                onPress={() => {
                  for (const { id } of notices) void desk.notice.dismiss({ noticeId: id });
                  setOpen(false);
                }}
              >
                {t('dismissAll')}
              </Button>
            ) : null}
          </>
        )}
      </div>
    </Popover>
  );
}
