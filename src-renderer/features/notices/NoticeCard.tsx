// One notice with its acts: the way back to Available, the conversation it is about, dismiss.
import { useTranslation } from '../../app/i18n';
import type { NoticeView } from '../../../src-preload/contract';
import { toServerTime, useNow } from '../../app/clock';
import { desk } from '../../app/desk-client';
import { useFormat } from '../../app/format';
import { usePerform } from '../../app/perform';
import { availableChoice } from '../../app/presence-words';
import { useAppDispatch, useDesk } from '../../app/store';
import { conversationSelected } from '../../app/ui-slice';
import { Alert } from '../../ui/Alert';
import { Button } from '../../ui/Button';
import { noticeWords } from './notice-words';

const MINUTE = 60_000;

export function NoticeCard({ notice, onActed }: { notice: NoticeView; onActed?: () => void }) {
  const { t } = useTranslation('notice');
  const { t: common } = useTranslation();
  const { title, text } = noticeWords(t, notice);
  const format = useFormat();
  const now = useNow(MINUTE);
  const perform = usePerform();
  const dismiss = () => void perform(desk.notice.dismiss({ noticeId: notice.id }));
  return (
    <Alert
      tone={notice.tone}
      title={title}
      aside={format.ago(toServerTime(notice.at), Math.max(now, toServerTime(notice.at)))}
      actions={<Acts notice={notice} onStay={dismiss} {...(onActed ? { onActed } : {})} />}
      dismissLabel={common('dismiss')}
      onDismiss={dismiss}
    >
      {text}
    </Alert>
  );
}

function Acts({ notice, onStay, onActed }: { notice: NoticeView; onStay: () => void; onActed?: () => void }) {
  const { t } = useTranslation('notice');
  const dispatch = useAppDispatch();
  const perform = usePerform();
  const available = useDesk((state) => availableChoice(state.presence));
  const pending = useDesk((state) => state.presence?.pending?.kind === 'available');
  const { interactionId } = notice;
  const isOpen = useDesk((state) => state.tasks.some((task) => task.interactionId === interactionId));
  const isShown = useDesk(({ ui }) => ui.selectedId === interactionId && ui.page === 'conversation');

  if (notice.kind === 'rona' || notice.kind === 'connection-lost-idle') {
    return (
      <>
        {available ? (
          <Button
            size="sm"
            variant="primary"
            isPending={pending}
            onPress={() => void perform(desk.presence.setState({ activityId: available.activityId }))}
          >
            {t('setAvailable')}
          </Button>
        ) : null}
        <Button size="sm" onPress={onStay}>
          {t('stayIdle')}
        </Button>
      </>
    );
  }
  if (interactionId === undefined || !isOpen || isShown) return null;
  return (
    <Button
      size="sm"
      onPress={() => {
        dispatch(conversationSelected(interactionId));
        onActed?.();
      }}
    >
      {t('open')}
    </Button>
  );
}
