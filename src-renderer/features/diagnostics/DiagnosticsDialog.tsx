// Diagnostics: the checks one after the other, and the report to be read and saved.
import { useEffect, useRef, useState } from 'react';
import { CHECK_IDS, outcomeOf, type CheckResult } from '../../../src-preload/contract/checks';
import type { ReportPreview } from '../../../src-preload/contract';
import { announce } from '../../app/announcer';
import { desk } from '../../app/desk-client';
import { useTranslation } from '../../app/i18n';
import { refusalWords } from '../../app/refusal-words';
import { useDesk } from '../../app/store';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { CheckList } from './CheckList';
import './diagnostics.css';
import { ReportView } from './ReportView';
import { findSoundDevice } from './sound-device';
import { checkName, checksAsText, useDiagnosticsWords } from './words';

export interface DiagnosticsDialogProps {
  /** An address that is typed in the sign-in screen, to be checked before anybody signs in there. */
  url?: string | undefined;
  onClose: () => void;
}

const worst = (results: readonly CheckResult[]) =>
  (['failed', 'warning'] as const).find((state) => results.some((one) => outcomeOf(one).state === state)) ?? 'ok';

export function DiagnosticsDialog(props: DiagnosticsDialogProps) {
  const { t } = useTranslation();
  const isReady = useDiagnosticsWords();
  if (isReady) return <Opened {...props} />;
  return (
    <Dialog size="lg" title={t('diagnostics')} closeLabel={t('close')} onClose={props.onClose}>
      <p>{t('working')}</p>
    </Dialog>
  );
}

function Opened({ url, onClose }: DiagnosticsDialogProps) {
  const { t } = useTranslation('diagnostics');
  const { t: refusals } = useTranslation('refusal');
  const { t: common } = useTranslation();
  const view = useDesk((state) => state.diagnostics);
  const [preview, setPreview] = useState<ReportPreview | null>(null);
  const [isMaking, setMaking] = useState(false);
  /** What became of the last act, in words; for everybody, not for screen readers alone. */
  const [said, setSaid] = useState('');
  const tell = (words: string) => {
    setSaid(words);
    announce(words);
  };

  const isRunning = view?.state === 'running';
  const current = isRunning ? CHECK_IDS[view.results.length] : undefined;
  const results = view?.results ?? [];
  const summary =
    current !== undefined
      ? t('running', { name: checkName(t, current) })
      : view?.state === 'canceled'
        ? t('cancelled')
        : view?.state === 'done'
          ? t(`summary.${worst(results)}`)
          : '';
  const wasRunning = useRef(false);
  useEffect(() => {
    if (wasRunning.current && !isRunning) announce(summary);
    wasRunning.current = isRunning;
  }, [isRunning, summary]);

  const run = async () => {
    setSaid('');
    const sound = await findSoundDevice(navigator.mediaDevices);
    const result = await desk.diagnostics.run({ sound, ...(url === undefined || url.trim() === '' ? {} : { url }) });
    if (!result.ok) tell(refusalWords(refusals, result.refusal));
  };
  const copy = (text: string) => {
    navigator.clipboard.writeText(text).then(
      () => tell(t('copied')),
      () => tell(t('notCopied')),
    );
  };
  const makeReport = async () => {
    setSaid('');
    setMaking(true);
    const result = await desk.diagnostics.report({});
    setMaking(false);
    if (result.ok) setPreview(result.value);
    else tell(t('report.failed'));
  };
  const save = async ({ reportId }: ReportPreview) => {
    setSaid('');
    const result = await desk.diagnostics.save({ reportId });
    if (!result.ok) tell(refusalWords(refusals, result.refusal));
    else if (result.value.outcome === 'saved') tell(t('report.saved'));
  };

  if (preview)
    return (
      <Dialog
        size="lg"
        title={t('report.title')}
        closeLabel={common('close')}
        onClose={onClose}
        actions={
          <>
            <Said text={said} />
            <Button onPress={() => setPreview(null)}>{t('report.back')}</Button>
            <Button onPress={() => copy(preview.sections.map(({ text }) => text).join(''))}>{t('copy')}</Button>
            <Button variant="primary" autoFocus onPress={() => void save(preview)}>
              {t('report.save')}
            </Button>
          </>
        }
      >
        <ReportView preview={preview} />
      </Dialog>
    );
  return (
    <Dialog
      size="lg"
      title={t('title')}
      readLabel={t('title')}
      closeLabel={common('close')}
      onClose={onClose}
      actions={
        <>
          <Said text={said} />
          {results.length > 0 && !isRunning ? (
            <Button onPress={() => copy(checksAsText(t, results))}>{t('copy')}</Button>
          ) : null}
          <Button isPending={isMaking} onPress={() => void makeReport()}>
            {t('makeReport')}
          </Button>
          {isRunning ? (
            <Button key="cancel" onPress={() => void desk.diagnostics.cancel({})}>
              {common('cancel')}
            </Button>
          ) : (
            <Button key="run" variant="primary" autoFocus onPress={() => void run()}>
              {t(view === null ? 'run' : 'again')}
            </Button>
          )}
        </>
      }
    >
      <p className="diagnostics__lead">{t('lead')}</p>
      <p className={`diagnostics__summary diagnostics__summary--${view?.state === 'done' ? worst(results) : 'none'}`}>
        {summary}
      </p>
      <CheckList results={results} current={current} />
    </Dialog>
  );
}

const Said = ({ text }: { text: string }) => <p className="diagnostics__said">{text}</p>;
