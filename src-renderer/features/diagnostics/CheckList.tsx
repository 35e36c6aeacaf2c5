// The numbered checks with what each has come to: mark, word and colour, what was found, who should do what.
import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, CircleX, type LucideIcon } from 'lucide-react';
import {
  CHECK_IDS,
  outcomeOf,
  type CheckId,
  type CheckResult,
  type CheckState,
} from '../../../src-preload/contract/checks';
import { useTranslation } from '../../app/i18n';
import { Pill } from '../../ui/Pill';
import { checkName, checkNumber, checkWords } from './words';

const ICONS: Record<CheckState, LucideIcon> = {
  ok: CircleCheck,
  warning: CircleAlert,
  failed: CircleX,
  'n/a': CircleMinus,
};
const TONES = { ok: 'ok', warning: 'warn', failed: 'danger', 'n/a': 'neutral' } as const;

export interface CheckListProps {
  results: readonly CheckResult[];
  /** The one under way. */
  current: CheckId | undefined;
}

export function CheckList({ results, current }: CheckListProps) {
  const { t } = useTranslation('diagnostics');
  return (
    <ol className="check-list" aria-label={t('title')}>
      {CHECK_IDS.map((id) => {
        const result = results.find((one) => one.id === id);
        return result ? <Done key={id} result={result} /> : <Waiting key={id} id={id} isCurrent={id === current} />;
      })}
    </ol>
  );
}

function Done({ result }: { result: CheckResult }) {
  const { t } = useTranslation('diagnostics');
  const { state } = outcomeOf(result);
  const { says, toDo } = checkWords(t, result);
  const Icon = ICONS[state];
  return (
    <li className={`check check--${state === 'n/a' ? 'none' : state}`}>
      <span className="check__icon">
        <Icon size={18} aria-hidden="true" />
      </span>
      <div className="check__body">
        <div className="check__head">
          <span className="check__name">
            <span className="check__number figures">{checkNumber(result.id)}</span>
            {checkName(t, result.id)}
          </span>
          <Pill tone={TONES[state]}>{t(`state.${state}`)}</Pill>
        </div>
        <p className="check__says selectable">{says}</p>
        {toDo === undefined ? null : <p className="check__do selectable">{toDo}</p>}
      </div>
    </li>
  );
}

function Waiting({ id, isCurrent }: { id: CheckId; isCurrent: boolean }) {
  const { t } = useTranslation('diagnostics');
  return (
    <li className="check check--waiting" aria-current={isCurrent ? 'step' : undefined}>
      <span className="check__icon">
        <CircleDashed size={18} aria-hidden="true" />
      </span>
      <div className="check__body">
        <div className="check__head">
          <span className="check__name">
            <span className="check__number figures">{checkNumber(id)}</span>
            {checkName(t, id)}
          </span>
          {isCurrent ? <span className="check__now">{t('now')}</span> : null}
        </div>
      </div>
    </li>
  );
}
