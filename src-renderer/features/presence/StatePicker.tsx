// The agent's own state (SPEC 1): what it is, for how long, and the list to change it. While a change is on its way it
// shows what was asked for; the confirmed state comes back by itself when the backend refuses.
import { ChevronDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from '../../app/i18n';
import type { PresenceView } from '../../../src-preload/contract';
import { announce } from '../../app/announcer';
import { desk } from '../../app/desk-client';
import { usePerform } from '../../app/perform';
import { choiceWords, stateWords } from '../../app/presence-words';
import { useDesk } from '../../app/store';
import { Popover } from '../../ui/Popover';
import { SearchList } from '../../ui/SearchList';
import { PresenceMark, type PresenceShape } from '../../app/PresenceMark';
import './state-picker.css';
import { StateTimes, StateTimer } from './StateTimes';

/** Shape of the state as it stands, engaged or not. */
export function shapeOf({ state, engaged }: PresenceView): PresenceShape {
  if (state.kind === 'logged-out') return 'offline';
  if (state.systemReason) return 'rona';
  if (engaged) return 'engaged';
  return state.kind;
}

export function StatePicker() {
  const presence = useDesk((state) => state.presence);
  return presence ? <Picker presence={presence} /> : null;
}

function Picker({ presence }: { presence: PresenceView }) {
  const { t } = useTranslation('presence');
  const [isOpen, setOpen] = useState(false);
  const perform = usePerform();
  const { pending, state, engaged, choices } = presence;
  const confirmed = stateWords(t, state);
  useAnnounced(confirmed);

  const asked = pending && choices.find((choice) => choice.activityId === pending.activityId);
  const headline = asked ? choiceWords(t, asked, choices) : engaged && !state.systemReason ? t('engaged') : confirmed;
  const spoken = engaged && !pending ? `${t('engaged')}, ${confirmed}` : headline;

  return (
    <Popover
      label={t('picker', { state: spoken })}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button className="state-picker" aria-label={t('picker', { state: spoken })} isDisabled={choices.length === 0}>
          <PresenceMark shape={pending ? pending.kind : shapeOf(presence)} />
          <span className="state-picker__words">
            <span className="state-picker__state truncate">{headline}</span>
            {engaged && !pending && !state.systemReason ? (
              <span className="state-picker__below truncate">{confirmed}</span>
            ) : null}
          </span>
          {pending ? <span className="state-picker__pending" aria-hidden="true" /> : <StateTimer since={state.since} />}
          <ChevronDown size={16} aria-hidden="true" className="state-picker__chevron" />
        </Button>
      }
    >
      <div className="state-picker__panel">
        <SearchList
          label={t('list')}
          placeholder={t('search')}
          emptyText={t('noMatch')}
          selectedId={pending?.activityId ?? state.activityId ?? null}
          items={choices.map((choice) => ({
            id: choice.activityId,
            label: choiceWords(t, choice, choices),
            mark: <PresenceMark shape={choice.kind} />,
          }))}
          onSelect={(activityId) => {
            setOpen(false);
            if (activityId !== (pending?.activityId ?? state.activityId)) {
              void perform(desk.presence.setState({ activityId }));
            }
          }}
        />
        <StateTimes presence={presence} />
      </div>
    </Popover>
  );
}

/** Says a confirmed change; the first state of the session is no change. */
function useAnnounced(confirmed: string) {
  const { t } = useTranslation('presence');
  const before = useRef(confirmed);
  useEffect(() => {
    if (before.current === confirmed) return;
    before.current = confirmed;
    announce(t('changed', { state: confirmed }));
  }, [confirmed, t]);
}
