// Diagnostics as the window sees it: runs the checks and publishes each result, makes the report, and writes exactly the
// one that was shown.
import { ok, refused, type Handlers } from '../../src-preload/contract';
import type { CheckResult, DiagnosticsView, ReportPreview, SoundDevice } from '../../src-preload/contract/checks';
import type { Checks } from './checks/check';
import { runChecks, type CheckRun } from './checks/run';
import { reportSections, type ReportParts } from './report';

export interface DiagnosticsDeps {
  /** Made anew for every run: the way and the look at the server are asked once in each. */
  checks: (asked: { sound: SoundDevice; url?: string | undefined }) => Checks;
  publish: (view: DiagnosticsView) => void;
  gather: (view: DiagnosticsView | null) => Promise<ReportParts>;
  /** Asks where and writes it there. */
  saveFile: (name: string, bytes: Uint8Array) => Promise<'saved' | 'canceled' | 'failed'>;
  /** A result is in, for the log. */
  found: (result: CheckResult) => void;
  /** Local clock, ms; `monotonic` only goes forward. */
  now: () => number;
  monotonic: () => number;
  after: (ms: number, run: () => void) => () => void;
}

export interface Diagnostics {
  handlers: Handlers['diagnostics'];
  /** Ends what runs. */
  stop: () => void;
}

export function createDiagnostics(deps: DiagnosticsDeps): Diagnostics {
  let view: DiagnosticsView | null = null;
  let run: CheckRun | undefined;
  let shown: ReportPreview | undefined;
  let reports = 0;

  const show = (next: DiagnosticsView) => {
    view = next;
    deps.publish(next);
  };

  return {
    handlers: {
      run: (asked) => {
        if (run !== undefined) return Promise.resolve(refused('busy'));
        let results: CheckResult[] = [];
        const startedAt = deps.now();
        show({ state: 'running', startedAt, results });
        run = runChecks({
          checks: deps.checks(asked),
          tell: (result) => {
            results = [...results, result];
            deps.found(result);
            show({ state: 'running', startedAt, results });
          },
          after: deps.after,
          now: deps.monotonic,
        });
        void run.finished.then((isDone) => {
          run = undefined;
          show({ state: isDone ? 'done' : 'canceled', startedAt, results });
        });
        return Promise.resolve(ok(null));
      },
      cancel: () => {
        run?.cancel();
        return Promise.resolve(ok(null));
      },
      report: async () => {
        const parts = await deps.gather(view);
        reports += 1;
        const day = new Date(parts.now).toISOString().slice(0, 16).replaceAll(/[:T]/g, '-');
        shown = {
          reportId: String(reports),
          sections: reportSections(parts),
          fileName: `parley-report-${day}.txt`,
        };
        return ok(shown);
      },
      save: async ({ reportId }) => {
        if (shown?.reportId !== reportId) return refused('not-now');
        const text = shown.sections.map((section) => section.text).join('');
        const outcome = await deps.saveFile(shown.fileName, new TextEncoder().encode(text));
        return outcome === 'failed' ? refused('save-failed', { retryable: true }) : ok({ outcome });
      },
    },
    stop: () => run?.cancel(),
  };
}
