// The task column with nothing in it: what happens next, with the action in place.
import { useState } from 'react';
import { useTranslation } from '../../app/i18n';
import { desk } from '../../app/desk-client';
import { availableChoice, stateWords } from '../../app/presence-words';
import { useDesk } from '../../app/store';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';

export function NothingToDo() {
  const { t } = useTranslation('task');
  const { t: presenceWords } = useTranslation('presence');
  const presence = useDesk((state) => state.presence);
  const phase = useDesk((state) => state.connection.phase);
  const [refused, setRefused] = useState(false);
  if (presence === null) return null;
  if (phase === 'lost' || phase === 'reconnecting' || phase === 'connecting')
    return <EmptyState title={t('empty.offlineTitle')}>{t('empty.offline')}</EmptyState>;
  if (presence.state.kind === 'available')
    return <EmptyState title={t('empty.availableTitle')}>{t('empty.available')}</EmptyState>;

  const available = availableChoice(presence);
  const setAvailable = async (activityId: string) => {
    setRefused(false);
    const result = await desk.presence.setState({ activityId });
    setRefused(!result.ok);
  };
  return (
    <EmptyState
      title={t('empty.idleTitle', { state: stateWords(presenceWords, presence.state) })}
      action={
        available && (
          <Button
            variant="primary"
            isPending={presence.pending?.kind === 'available'}
            onPress={() => void setAvailable(available.activityId)}
          >
            {t('empty.setAvailable')}
          </Button>
        )
      }
    >
      {refused ? t('empty.refused') : t('empty.idle')}
    </EmptyState>
  );
}
