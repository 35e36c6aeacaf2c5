// Transfer request (SPEC 4): a queue or a colleague, an optional note, and before committing the word that a colleague who
// does not accept drops the request [S]. Done: the wrap-up opens in the conversation.
import { TriangleAlert } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import type { TargetView } from '../../../src-preload/contract';
import { NOTE_LENGTH } from '../../../src-preload/contract/note-length';
import { desk } from '../../app/desk-client';
import { HandoverDialog } from '../../app/handover/HandoverDialog';
import { pickedIn } from '../../app/handover/picked';
import { TargetList } from '../../app/handover/TargetList';
import { useTargets } from '../../app/handover/use-targets';
import { useTranslation } from '../../app/i18n';
import { useDesk } from '../../app/store';
import { Tabs } from '../../ui/Tabs';
import { forgetNote, keepNotesOf, rememberedNote, rememberNote } from './notes';
import './transfer-dialog.css';

type Kind = TargetView['kind'];

/** Characters left from which on they are told, as in the composer. */
const NEAR_THE_END = 100;

export function TransferDialog({ interactionId, onClose }: { interactionId: string; onClose: () => void }) {
  const { t } = useTranslation('target');
  const [kind, setKind] = useState<Kind>('queue');
  const [wasSwitched, setSwitched] = useState(false);
  const [chosen, setChosen] = useState<TargetView | null>(null);
  const [note, setNote] = useState(() => rememberedNote(interactionId));
  const targets = useTargets({ interactionId, kind, purpose: 'transfer' });
  const { target, lost } = pickedIn(targets.list, chosen);
  const tasks = useDesk((state) => state.tasks);
  useEffect(() => {
    keepNotesOf(new Set(tasks.map((task) => task.interactionId)));
  }, [tasks]);
  const left = NOTE_LENGTH - note.length;

  const missing = lost
    ? t('lost', { name: lost.name })
    : left < 0
      ? t('note.tooLong', { count: -left })
      : t(`chooseFirst.${kind}`);
  return (
    <HandoverDialog
      interactionId={interactionId}
      purpose="transfer"
      isReady={target !== null && left >= 0}
      choice={target !== null && left >= 0 ? t('to', { name: target.name }) : missing}
      commit={async () => {
        if (target === null) return { ok: false, refusal: { code: 'bad-argument', retryable: false } };
        const result = await desk.transfer.start({ interactionId, target: { kind, id: target.id }, note });
        if (result.ok) forgetNote(interactionId);
        return result;
      }}
      onRefused={({ code }) => {
        if (code === 'target-unavailable') targets.refresh();
      }}
      onClose={onClose}
    >
      <Tabs
        label={t('tabs')}
        tabs={[
          { id: 'queue', label: t('tab.queue') },
          { id: 'agent', label: t('tab.agent') },
        ]}
        shownId={kind}
        onShow={(next) => {
          setSwitched(true);
          setChosen(null);
          setKind(next);
        }}
      >
        <TargetList
          kind={kind}
          targets={targets}
          pickedId={target?.id ?? null}
          onPick={setChosen}
          autoFocus={!wasSwitched}
        />
      </Tabs>
      {kind === 'agent' && (
        <p className="transfer__warning" role="note">
          <TriangleAlert size={16} aria-hidden="true" />
          {t('dropped', { name: target?.name ?? t('colleague') })}
        </p>
      )}
      <Note
        value={note}
        left={left}
        onValue={(text) => {
          setNote(text);
          rememberNote(interactionId, text);
        }}
      />
    </HandoverDialog>
  );
}

function Note({ value, left, onValue }: { value: string; left: number; onValue: (text: string) => void }) {
  const { t } = useTranslation('target');
  const id = useId();
  return (
    <div className="transfer__note">
      <label htmlFor={id}>{t('note.label')}</label>
      <textarea
        id={id}
        rows={2}
        value={value}
        spellCheck
        aria-invalid={left < 0}
        aria-describedby={`${id}-left`}
        onChange={(event) => {
          onValue(event.target.value);
        }}
      />
      <p id={`${id}-left`} className="transfer__left" data-over={left < 0 || undefined}>
        {left < 0 ? t('note.tooLong', { count: -left }) : left <= NEAR_THE_END ? t('note.left', { count: left }) : null}
      </p>
    </div>
  );
}
