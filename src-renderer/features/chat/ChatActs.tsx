// What can be done with the conversation, in the order Transfer, Conference, End (LOOK). In a narrow pane the first two
// move into a menu. A guest of a conference can leave it and nothing else.
import { ArrowRightLeft, Ellipsis, Users, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from '../../app/i18n';
import type { Refusal, Result } from '../../../src-preload/contract';
import { desk } from '../../app/desk-client';
import { refusalDetails, refusalWords } from '../../app/refusal-words';
import type { SteadyTask } from '../../app/steady-task';
import { useAppDispatch, useDesk } from '../../app/store';
import { composerAsked, dialogOpened } from '../../app/ui-slice';
import { Button } from '../../ui/Button';
import { Menu } from '../../ui/Menu';
import { whyNotAct, whyNotHandOver, type WhyNot } from './acts';

type Act = 'cancel' | 'exit' | 'end';

export function ChatActs({ task, name }: { task: SteadyTask; name: string }) {
  const { t } = useTranslation('chat');
  const { t: words } = useTranslation('refusal');
  const [failed, setFailed] = useState<{ of: Act; refusal: Refusal } | null>(null);
  const { interactionId, state, iAmOwner, pending } = task;
  const phase = useDesk((desk) => desk.connection.phase);
  const perform = async (of: Act, call: Promise<Result>) => {
    setFailed(null);
    const result = await call;
    if (!result.ok) setFailed({ of, refusal: result.refusal });
  };
  const wordsOf = (why: WhyNot) => (why === null ? null : t(`acts.whyNot.${why}`));
  useFocusBack(task);

  if (state === 'wrapping') return null;
  const why = wordsOf(whyNotAct(task, phase));
  return (
    <>
      {iAmOwner ? (
        <OwnerActs
          task={task}
          name={name}
          whyNotHandOver={wordsOf(whyNotHandOver(task, phase))}
          whyNotCancel={why}
          onCancel={() => void perform('cancel', desk.conference.cancel({ interactionId }))}
          onEnd={() => {
            const running = task.conference.state === 'running';
            void perform('end', running ? desk.conference.end({ interactionId }) : desk.task.end({ interactionId }));
          }}
        />
      ) : (
        <Button
          isPending={pending !== undefined}
          whyNot={pending === undefined ? why : null}
          onPress={() => void perform('exit', desk.conference.exit({ interactionId }))}
        >
          {t(pending === undefined ? 'acts.exitConference' : 'acts.exiting')}
        </Button>
      )}
      {failed && (
        <p className="chat-head__refusal" role="alert" title={refusalDetails(words, failed.refusal)}>
          {t(`acts.failed.${failed.of}`, { why: refusalWords(words, failed.refusal) })}
        </p>
      )}
    </>
  );
}

interface OwnerActsProps {
  task: SteadyTask;
  name: string;
  whyNotHandOver: string | null;
  whyNotCancel: string | null;
  onCancel: () => void;
  onEnd: () => void;
}

function OwnerActs({ task, name, whyNotHandOver, whyNotCancel, onCancel, onEnd }: OwnerActsProps) {
  const { t } = useTranslation('chat');
  const dispatch = useAppDispatch();
  const { interactionId, pending } = task;
  const conference = task.conference.state;
  const ask = (kind: 'transfer' | 'conference') => () => {
    dispatch(dialogOpened({ kind, interactionId }));
  };
  const asked = conference === 'requested';
  const second = asked
    ? { label: t('acts.cancelRequest'), why: whyNotCancel, act: onCancel }
    : { label: t('acts.conference'), why: whyNotHandOver, act: ask('conference') };
  const ending = pending === 'end';
  return (
    <>
      <span className="chat-head__roomy">
        <Button aria-label={t('acts.transferName', { name })} whyNot={whyNotHandOver} onPress={ask('transfer')}>
          {t('acts.transfer')}
        </Button>
        {/* One button for both, so that the focus stays where it was. */}
        {conference !== 'running' && (
          <Button
            {...(asked ? {} : { 'aria-label': t('acts.conferenceName', { name }) })}
            whyNot={second.why}
            onPress={second.act}
          >
            {second.label}
          </Button>
        )}
      </span>
      <span className="chat-head__tight">
        <Menu
          label={t('acts.more')}
          trigger={
            <AriaButton className="icon-button icon-button--md" aria-label={t('acts.more')}>
              <Ellipsis size={20} aria-hidden="true" />
            </AriaButton>
          }
          acts={[
            {
              id: 'transfer',
              label: t('acts.transfer'),
              icon: <ArrowRightLeft size={16} />,
              ...closed(whyNotHandOver),
              onAct: ask('transfer'),
            },
            ...(conference === 'running'
              ? []
              : [
                  {
                    id: 'conference',
                    label: second.label,
                    icon: asked ? <X size={16} /> : <Users size={16} />,
                    ...closed(second.why),
                    onAct: second.act,
                  },
                ]),
          ]}
        />
      </span>
      <Button
        isPending={ending}
        whyNot={pending === undefined || ending ? null : t('acts.whyNot.pending')}
        aria-label={t(conference === 'running' ? 'acts.endConferenceName' : 'endName', { name })}
        onPress={onEnd}
      >
        {ending ? t('ending') : t(conference === 'running' ? 'acts.endConference' : 'end')}
      </Button>
    </>
  );
}

const closed = (why: string | null) => (why === null ? {} : { isDisabled: true, note: why });

/** The button that took a request back goes with the request; the focus goes on to the composer, not to nowhere. */
function useFocusBack({ interactionId, conference: { state } }: SteadyTask) {
  const dispatch = useAppDispatch();
  const before = useRef(state);
  useEffect(() => {
    const was = before.current;
    before.current = state;
    if (was === 'requested' && state === 'running' && document.activeElement === document.body)
      dispatch(composerAsked(interactionId));
  }, [dispatch, interactionId, state]);
}
