// Prepared answers above the composer while a slash is being typed.
import { useEffect, useRef } from 'react';
import { useTranslation } from '../../app/i18n';
import { Button } from '../../ui/Button';
import type { CannedReplySource } from './use-canned-replies';
import type { SlashMenu } from './use-slash-menu';

export const replyOptionId = (listId: string, replyId: string) => `${listId}-${replyId}`;

export function CannedReplyList({ id, menu, source }: { id: string; menu: SlashMenu; source: CannedReplySource }) {
  const { t } = useTranslation('composer');
  const list = useRef<HTMLDivElement>(null);
  const { shown, activeId, query } = menu;
  const { held, want } = source;

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  return (
    // The field keeps the focus.
    <div className="canned" onMouseDown={(event) => event.preventDefault()}>
      <div ref={list} id={id} className="canned__items" role="listbox" tabIndex={0} aria-label={t('canned.list')}>
        {shown.map((reply) => (
          <div
            key={reply.id}
            id={replyOptionId(id, reply.id)}
            role="option"
            aria-selected={reply.id === activeId}
            className="canned__item"
            onClick={() => menu.take(reply)}
          >
            <span className="canned__title truncate">{reply.title}</span>
            <span className="canned__shortcut">/{reply.shortcut}</span>
            <span className="canned__text">{reply.text}</span>
          </div>
        ))}
      </div>
      <p role="status" className={shown.length > 0 ? 'visually-hidden' : 'canned__state'}>
        {held.state === 'there'
          ? shown.length > 0
            ? t('canned.found', { count: shown.length })
            : held.replies.length === 0
              ? t('canned.none')
              : t('canned.noneFits', { query })
          : t(held.state === 'failed' ? 'canned.failed' : 'canned.loading')}
      </p>
      {held.state === 'failed' && (
        <Button size="sm" className="canned__again" preventFocusOnPress onPress={want}>
          {t('canned.tryAgain')}
        </Button>
      )}
    </div>
  );
}
