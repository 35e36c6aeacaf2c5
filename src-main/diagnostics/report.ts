// The report an agent or IT can save: plain text in sections, made of codes, counts, versions and host names. What may
// stand in it is decided here, section by section; docs/diagnostics.md has the list.
import {
  outcomeOf,
  REPORT_SECTIONS,
  type CheckResult,
  type DiagnosticsView,
  type ReportSection,
} from '../../src-preload/contract/checks';
import type { Settings } from '../../src-preload/contract/settings';
import type { Outcome } from '../notify/outcomes';
import { CATALOGUE, type CatalogueKey } from '../settings/catalogue';
import type { PolicyState } from '../settings/policy-state';
import type { CrashReport } from './crash-reports';
import { redact } from './redaction';
import { lineOf } from './wording';

export interface ReportParts {
  /** Epoch ms. */
  now: number;
  /** Versions and the like: name and value, nothing of the agent. */
  program: Readonly<Record<string, string | number | boolean>>;
  /** How long each phase of the start took, ms. */
  phases: readonly { phase: string; ms: number }[];
  view: DiagnosticsView | null;
  policy: PolicyState;
  settings: { values: Settings; origins: Readonly<Record<keyof Settings, string>> };
  /** Groups of counters: of the session's frames, of the log's events. */
  counters: Readonly<Record<string, Readonly<Record<string, number>>>>;
  alerts: { counts: Readonly<Record<string, number>>; list: readonly Outcome[] };
  crashes: readonly CrashReport[];
  /** Lines of the log, oldest first; redacted by the log itself. */
  log: readonly string[];
  /** Folders whose beginning must not show: home and data of this user. */
  ownFolders: readonly string[];
}

const TITLES: Record<ReportSection, string> = {
  program: 'Program',
  checks: 'Checks',
  policy: 'Policy',
  settings: 'Settings',
  counters: 'Counters since the start',
  alerts: 'Alerts since the start',
  crashes: 'Crashes',
  log: 'Log, newest last',
};

const rows = (values: Readonly<Record<string, string | number | boolean>>) =>
  Object.entries(values).map(([name, value]) => `${name}: ${String(value)}`);
const orNone = (lines: readonly string[]) => (lines.length === 0 ? ['(none)'] : lines);

/**
 * A forced value as it may be read by others: a switch, a number or one of a closed choice as it is. Everything else is an
 * address, a path or a list of them: only that there is one, or how many.
 */
function shownValue(key: CatalogueKey, value: unknown): string {
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `(${String(value.length)} entries)`;
  if (value === '') return '(empty)';
  return typeof value === 'string' && CLOSED.includes(CATALOGUE[key].schema.type) ? value : '(set)';
}

/** Kinds of schema that name every value they allow. */
const CLOSED: readonly string[] = ['enum', 'literal'];

/** Where a policy lies, without the beginning that names the user. */
function placeOf(where: string, ownFolders: readonly string[]): string {
  const own = ownFolders.find((folder) => folder !== '' && where.startsWith(folder));
  return own === undefined ? where : `~${where.slice(own.length)}`;
}

function policyLines({ sources, values }: PolicyState, ownFolders: readonly string[]): string[] {
  const described = sources.flatMap(({ scope, where, state, problems }) => [
    `${scope}: ${state}${state === 'absent' ? '' : `, ${placeOf(where, ownFolders)}`}`,
    ...problems.map((problem) => `  ${problem.what}${'key' in problem ? ` ${redact(problem.key)}` : ''}`),
  ]);
  const forced = Object.entries(values) as [CatalogueKey, unknown][];
  const inForce = forced.map(([key, value]) => {
    const source = sources.find((one) => key in one.values);
    const origin = source?.strict.includes(key) === true ? 'strict stand-in' : (source?.scope ?? 'policy');
    return `${key} = ${shownValue(key, value)} (${origin})`;
  });
  return [...orNone(described), '', 'In force:', ...orNone(inForce)];
}

const checkLines = (view: DiagnosticsView | null): string[] => {
  if (view === null) return ['(not run since the start)'];
  const { state, startedAt, results } = view;
  const took = (result: CheckResult) =>
    outcomeOf(result).state === 'n/a'
      ? lineOf(result)
      : `${lineOf(result)}\n${' '.repeat(13)}${String(result.ms)} ms, ${result.code}`;
  return [`${state}, begun ${new Date(startedAt).toISOString()}`, ...results.map(took)];
};

/** The text of each section; joined they are the file. */
export function reportSections(parts: ReportParts): { id: ReportSection; text: string }[] {
  const { policy, settings, counters, alerts, crashes, log, ownFolders } = parts;
  const lines: Record<ReportSection, readonly string[]> = {
    program: [
      `made: ${new Date(parts.now).toISOString()}`,
      ...rows(parts.program),
      'start:',
      ...parts.phases.map(({ phase, ms }) => `  ${phase}: ${String(ms)} ms`),
    ],
    checks: checkLines(parts.view),
    policy: policyLines(policy, ownFolders),
    settings: (Object.keys(settings.values) as (keyof Settings)[]).map(
      (key) => `${key} = ${String(settings.values[key])} (${settings.origins[key]})`,
    ),
    counters: Object.entries(counters).flatMap(([name, group]) => [
      `${name}:`,
      ...orNone(rows(group)).map((row) => `  ${row}`),
    ]),
    alerts: [
      ...orNone(rows(alerts.counts)),
      ...alerts.list.map(
        ({ at, about, what, why }) =>
          `${new Date(at).toISOString()} ${about} ${what}${why === undefined ? '' : `: ${why}`}`,
      ),
    ],
    crashes: orNone(crashes.map((crash) => JSON.stringify(crash))),
    log: orNone(log),
  };
  return REPORT_SECTIONS.map((id, at) => {
    const title = `${String(at + 1)}. ${TITLES[id]}`;
    const text = [title, '-'.repeat(title.length), ...lines[id], '', ''].join('\n');
    return { id, text: at === 0 ? `Parley report\n=============\n\n${text}` : text };
  });
}
