// After an outage: how many messages came meanwhile, and the one question when somebody else has answered while the
// agent's own messages waited for the line (SPEC 3).
import { Info, Users, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '../../app/i18n';
import type { SteadyTask } from '../../app/steady-task';
import { desk } from '../../app/desk-client';
import { useAppDispatch } from '../../app/store';
import { composerAsked } from '../../app/ui-slice';
import { usePerform } from '../../app/perform';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { putBack } from './draft-text';

export function AwayNote({ task }: { task: SteadyTask }) {
  const { t } = useTranslation('composer');
  const dispatch = useAppDispatch();
  const perform = usePerform();
  const [busy, setBusy] = useState(false);
  const { away, interactionId } = task;
  if (away === undefined) return null;
  const { messages, answeredBy } = away;

  const decide = async (choice: 'send' | 'take-back' | 'seen') => {
    setBusy(true);
    const result = await perform(desk.message.decide({ interactionId, choice }));
    setBusy(false);
    if (result.ok && result.value.text !== '') putBack(interactionId, result.value.text);
    dispatch(composerAsked(interactionId));
  };

  if (answeredBy === undefined)
    return (
      <div className="away-note" role="status">
        <Info size={16} aria-hidden="true" />
        <span>{t('away.messages', { count: messages })}</span>
        <IconButton size="sm" label={t('away.seen')} isDisabled={busy} onPress={() => void decide('seen')}>
          <X size={14} aria-hidden="true" />
        </IconButton>
      </div>
    );
  return (
    <div className="away-note away-note--asks" role="alert">
      <Users size={16} aria-hidden="true" />
      <span>
        {t('away.messages', { count: messages })}{' '}
        {answeredBy === '' ? t('away.answered') : t('away.answeredBy', { name: answeredBy })}
      </span>
      <div className="away-note__actions">
        <Button size="sm" isDisabled={busy} onPress={() => void decide('take-back')}>
          {t('away.takeBack')}
        </Button>
        <Button size="sm" isDisabled={busy} onPress={() => void decide('send')}>
          {t('sendAnyway')}
        </Button>
      </div>
    </div>
  );
}
