// Queues or colleagues to choose from (SPEC 4, 5): searchable, each with its state; who cannot take it is shown and cannot
// be picked. Above it the time of the list and *Refresh*.
import { RefreshCw } from 'lucide-react';
import type { TFunction } from 'i18next';
import type { TargetView } from '../../../src-preload/contract';
import { Button } from '../../ui/Button';
import { SearchList, type SearchListItem } from '../../ui/SearchList';
import { Timer } from '../../ui/Timer';
import { useFormat } from '../format';
import { useTranslation } from '../i18n';
import { PresenceMark } from '../PresenceMark';
import { refusalDetails, refusalWords } from '../refusal-words';
import './target-list.css';
import type { Targets } from './use-targets';

export interface TargetListProps {
  kind: TargetView['kind'];
  targets: Targets;
  pickedId: string | null;
  onPick: (target: TargetView) => void;
  autoFocus: boolean;
}

const MARKED = { available: 'available', engaged: 'engaged', idle: 'idle', offline: 'offline' } as const;

/** The reason of an idle colleague is the tenant's own word. */
function stateOf(t: TFunction<'target'>, { availability, canTake }: TargetView): string {
  const { state, label } = availability;
  const words = state === 'idle' && label !== undefined ? label : t(`state.${state}`);
  return !canTake && (state === 'available' || state === 'engaged') ? t('full', { state: words }) : words;
}

function itemOf(t: TFunction<'target'>, target: TargetView): SearchListItem {
  const { id, name, availability, canTake } = target;
  const { state, since } = availability;
  return {
    id,
    label: name,
    isDisabled: !canTake,
    ...(state === 'open' || state === 'closed' ? {} : { mark: <PresenceMark shape={MARKED[state]} /> }),
    note: (
      <>
        {stateOf(t, target)}
        {since !== undefined && state !== 'offline' && (
          <>
            {' '}
            <Timer since={since} className="target-list__since" />
          </>
        )}
      </>
    ),
  };
}

/** Those who can take it come first; otherwise the backend's order. */
const inOrder = (targets: readonly TargetView[]) => targets.toSorted((a, b) => Number(b.canTake) - Number(a.canTake));

export function TargetList({ kind, targets, pickedId, onPick, autoFocus }: TargetListProps) {
  const { t } = useTranslation('target');
  const { t: words } = useTranslation('refusal');
  const format = useFormat();
  const { list, isLoading, refusal, refresh } = targets;
  const held = list?.targets ?? [];
  const empty =
    list === null ? t(isLoading ? 'loading' : 'noList') : t(held.length === 0 ? `none.${kind}` : `nothing.${kind}`);
  return (
    <div className="target-list">
      <div className="target-list__head">
        <p className="target-list__time">{list && t('asOf', { time: format.timeToTheSecond(list.asOf) })}</p>
        <Button size="sm" icon={<RefreshCw size={14} aria-hidden="true" />} isPending={isLoading} onPress={refresh}>
          {t('refresh')}
        </Button>
      </div>
      {refusal && !isLoading && (
        <p className="target-list__failed" role="alert" title={refusalDetails(words, refusal)}>
          {t(list === null ? 'failed' : 'stale', { why: refusalWords(words, refusal) })}
        </p>
      )}
      <SearchList
        key={kind}
        label={t(`list.${kind}`)}
        placeholder={t(`search.${kind}`)}
        items={inOrder(held).map((target) => itemOf(t, target))}
        emptyText={empty}
        selectedId={pickedId}
        autoFocus={autoFocus}
        onSelect={(id) => {
          const target = held.find((one) => one.id === id);
          if (target) onPick(target);
        }}
      />
    </div>
  );
}
