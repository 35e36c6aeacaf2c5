// The numbered checks of diagnostics with every outcome they can have. What is wrong is a code here; the words are the
// renderer's, and for the command line English ones. Apart from the schemas, so that the page can do without them.

/** `n/a`: there is nothing to check, or this system does not say. */
export type CheckState = 'ok' | 'warning' | 'failed' | 'n/a';
/** Who can do something about it. */
export type CheckActor = 'nobody' | 'agent' | 'it' | 'both';
type Outcome = readonly [CheckState, CheckActor];

const OK: Outcome = ['ok', 'nobody'];
const NONE: Outcome = ['n/a', 'nobody'];
const AGENT: Outcome = ['failed', 'agent'];
const IT: Outcome = ['failed', 'it'];
const BOTH: Outcome = ['failed', 'both'];
const AGENT_SOON: Outcome = ['warning', 'agent'];
const IT_SOON: Outcome = ['warning', 'it'];
const BOTH_SOON: Outcome = ['warning', 'both'];

/** In the order in which they run; its place is a check's number. */
export const CHECKS = {
  'name-resolution': { resolved: OK, literal: OK, 'proxy-resolved': OK, 'not-found': BOTH, 'no-address': NONE },
  tcp: { connected: OK, 'proxy-connected': OK, refused: BOTH, unreachable: BOTH, 'no-address': NONE },
  tls: {
    trusted: OK,
    'ends-soon': IT_SOON,
    expired: IT,
    'not-yet-valid': BOTH,
    'wrong-host': BOTH,
    untrusted: IT,
    'no-handshake': IT,
    unreachable: BOTH,
    'not-used': NONE,
    'no-address': NONE,
  },
  proxy: { none: OK, used: OK, unreadable: IT_SOON, 'not-used': NONE, 'no-address': NONE },
  clock: {
    right: OK,
    ahead: AGENT_SOON,
    behind: AGENT_SOON,
    'far-ahead': AGENT,
    'far-behind': AGENT,
    unknown: NONE,
  },
  websocket: {
    opened: OK,
    unreachable: BOTH,
    certificate: IT,
    tls: IT,
    proxy: IT,
    'not-a-backend': BOTH,
    'bad-address': BOTH,
    'no-address': NONE,
  },
  'sign-in': {
    live: OK,
    accepted: OK,
    kept: OK,
    slow: IT_SOON,
    reconnecting: BOTH,
    elsewhere: AGENT_SOON,
    refused: AGENT,
    failed: BOTH,
    'no-key': NONE,
  },
  notifications: {
    ready: OK,
    'do-not-disturb': AGENT_SOON,
    failing: BOTH,
    'no-server': IT,
    unknown: NONE,
  },
  sound: { ready: OK, muted: AGENT_SOON, silent: AGENT_SOON, 'no-device': AGENT, unknown: NONE },
  disk: { ready: OK, low: BOTH_SOON, full: BOTH, 'not-writable': IT },
  version: {
    current: OK,
    'update-available': AGENT_SOON,
    'update-ready': AGENT_SOON,
    'update-failed': IT_SOON,
    'no-updates': OK,
  },
  policy: { none: OK, 'in-force': OK, problems: IT_SOON, broken: IT },
  'key-store': { ready: OK, none: IT_SOON, failing: IT },
} as const satisfies Record<string, Record<string, Outcome>>;

/** What any check may come to: its deadline, or a bug in it. None of them is a code of a check's own. */
export const ANY_CHECK = { 'timed-out': BOTH, 'went-wrong': IT } as const satisfies Record<string, Outcome>;

export type CheckId = keyof typeof CHECKS;
export type CheckCode<I extends CheckId = CheckId> = I extends CheckId
  ? (keyof (typeof CHECKS)[I] & string) | keyof typeof ANY_CHECK
  : never;
export const CHECK_IDS = Object.keys(CHECKS) as CheckId[];

/** Numbers, codes, host names, versions: what a sentence about the outcome is filled with. Never of a customer. */
export type CheckFacts = Readonly<Record<string, string | number>>;

export interface CheckResult {
  id: CheckId;
  code: CheckCode;
  facts: CheckFacts;
  /** Milliseconds it took. */
  ms: number;
}

export function outcomeOf({ id, code }: Pick<CheckResult, 'id' | 'code'>): { state: CheckState; who: CheckActor } {
  const own: Record<string, Outcome> = { ...ANY_CHECK, ...CHECKS[id] };
  const [state, who] = own[code] ?? ANY_CHECK['went-wrong'];
  return { state, who };
}

/** Of the last run; null before the first one of this start. */
export interface DiagnosticsView {
  state: 'running' | 'done' | 'canceled';
  /** Local clock, ms. */
  startedAt: number;
  /** Those that are through, in their order. */
  results: CheckResult[];
}

export interface ReportPreview {
  reportId: string;
  /** Joined they are the file, byte for byte. */
  sections: { id: ReportSection; text: string }[];
  fileName: string;
}

export const REPORT_SECTIONS = [
  'program',
  'checks',
  'policy',
  'settings',
  'counters',
  'alerts',
  'crashes',
  'log',
] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];

/** What only the page can find out: whether this computer has something to play sounds with. */
export const SOUND_DEVICES = ['there', 'none', 'unknown'] as const;
export type SoundDevice = (typeof SOUND_DEVICES)[number];
