// The bell: how many notices there are, and all of them behind it.
import { Bell } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '../../app/i18n';
import { desk } from '../../app/desk-client';
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
  const [isOpen, setOpen] = useState(false);
  const count = notices.length;
  return (
    <Popover
      label={t('region')}
      placement="bottom end"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <IconButton label={t('bell', { count })}>
          <Bell size={20} strokeWidth={1.75} aria-hidden="true" />
          {count > 0 ? (
            <span className="notice-bell__count figures" aria-hidden="true">
              {Math.min(count, MOST)}
            </span>
          ) : null}
        </IconButton>
      }
    >
      <div className="notice-bell__panel">
        {count === 0 ? <p className="notice-bell__none">{t('none')}</p> : null}
        {notices.toReversed().map((notice) => (
          <NoticeCard key={notice.id} notice={notice} onActed={() => setOpen(false)} />
        ))}
        {count > 1 ? (
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
      </div>
    </Popover>
  );
}
