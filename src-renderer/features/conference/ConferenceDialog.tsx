// Conference request (SPEC 5): which colleague to ask in. Accepting, declining and running out of time come as events.
import { useState } from 'react';
import type { TargetView } from '../../../src-preload/contract';
import { desk } from '../../app/desk-client';
import { HandoverDialog } from '../../app/handover/HandoverDialog';
import { pickedIn } from '../../app/handover/picked';
import { TargetList } from '../../app/handover/TargetList';
import { useTargets } from '../../app/handover/use-targets';
import { useTranslation } from '../../app/i18n';
import { useAppDispatch } from '../../app/store';
import { composerAsked } from '../../app/ui-slice';

export function ConferenceDialog({ interactionId, onClose }: { interactionId: string; onClose: () => void }) {
  const { t } = useTranslation('target');
  const dispatch = useAppDispatch();
  const [chosen, setChosen] = useState<TargetView | null>(null);
  const targets = useTargets({ interactionId, kind: 'agent', purpose: 'conference' });
  const { target, lost } = pickedIn(targets.list, chosen);
  return (
    <HandoverDialog
      interactionId={interactionId}
      purpose="conference"
      isReady={target !== null}
      choice={
        target ? t('with', { name: target.name }) : lost ? t('lost', { name: lost.name }) : t('chooseFirst.agent')
      }
      commit={async () => {
        if (target === null) return { ok: false, refusal: { code: 'bad-argument', retryable: false } };
        return desk.conference.start({ interactionId, agentId: target.id });
      }}
      onRefused={({ code }) => {
        if (code === 'target-unavailable') targets.refresh();
      }}
      onClose={onClose}
      // She goes on writing while the colleague makes up her mind.
      onDone={() => dispatch(composerAsked(interactionId))}
    >
      <TargetList kind="agent" targets={targets} pickedId={target?.id ?? null} onPick={setChosen} autoFocus />
    </HandoverDialog>
  );
}
