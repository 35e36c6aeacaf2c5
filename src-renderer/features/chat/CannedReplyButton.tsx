// Prepared answers for the mouse: a button with the searchable list.
import { MessageSquareQuote } from 'lucide-react';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from '../../app/i18n';
import type { CannedReplyView } from '../../../src-preload/contract';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { Popover } from '../../ui/Popover';
import { SearchList } from '../../ui/SearchList';
import type { CannedReplySource } from './use-canned-replies';

interface CannedReplyButtonProps {
  source: CannedReplySource;
  onTake: (reply: CannedReplyView) => void;
}

export function CannedReplyButton({ source, onTake }: CannedReplyButtonProps) {
  const { t } = useTranslation('composer');
  const [isOpen, setOpen] = useState(false);
  const { held, want } = source;
  const replies = held.state === 'there' ? held.replies : [];
  const take = (id: string) => {
    const reply = replies.find((one) => one.id === id);
    // The list gives the focus back before the composer takes it.
    flushSync(() => setOpen(false));
    if (reply) onTake(reply);
  };
  return (
    <Popover
      label={t('canned.list')}
      placement="top start"
      isOpen={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        if (open) want();
      }}
      trigger={
        <IconButton size="sm" label={t('canned.open')}>
          <MessageSquareQuote size={18} aria-hidden="true" />
        </IconButton>
      }
    >
      <div className="canned-popover">
        {replies.length > 0 ? (
          <SearchList
            label={t('canned.list')}
            placeholder={t('canned.search')}
            items={replies.map(({ id, title, shortcut }) => ({ id, label: title, note: `/${shortcut}` }))}
            emptyText={t('canned.noneFound')}
            onSelect={take}
          />
        ) : (
          <p role="status" className="canned__state">
            {t(held.state === 'failed' ? 'canned.failed' : held.state === 'there' ? 'canned.none' : 'canned.loading')}
          </p>
        )}
        {held.state === 'failed' && (
          <Button size="sm" onPress={want}>
            {t('canned.tryAgain')}
          </Button>
        )}
      </div>
    </Popover>
  );
}
