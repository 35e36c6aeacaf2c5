// Joins the checks and the report to the running program. Loaded when the agent asks for them.
import { homedir } from 'node:os';
import type { DeskParts } from './desk-parts';
import type { Alerts } from './alerts';
import type { DiagnosticsPhaseDeps } from './diagnostics-phase';
import type { CheckResult } from '../../src-preload/contract/checks';
import { outcomeOf } from '../../src-preload/contract/checks';
import type { UpdateState } from '../../src-preload/contract/update';
import type { aboutProgram } from '../diagnostics/about';
import type { SignInState } from '../diagnostics/checks/sign-in';
import type { UpdateKnown } from '../diagnostics/checks/version';
import type { CrashReports } from '../diagnostics/crash-reports';
import { createDiagnostics, type Diagnostics } from '../diagnostics/diagnostics';
import { programChecks } from '../diagnostics/checks/program-checks';
import type { ReportParts } from '../diagnostics/report';
import { systemClock } from '../session';
import { createSignInRules } from '../settings/policy/sign-in-rules';
import { createKeyStore } from '../settings/secrets';

export interface ProgramDiagnosticsDeps extends DiagnosticsPhaseDeps {
  about: ReturnType<typeof aboutProgram>;
  userData: string;
  parts: DeskParts;
  alerts: () => Promise<Alerts>;
  crashes: CrashReports;
  phases: readonly { phase: string; ms: number }[];
}

/** Lines of the log in a report. */
const LOG_LINES = 300;

const UPDATE: Record<UpdateState['kind'], UpdateKnown> = {
  off: 'off',
  idle: 'current',
  checking: 'current',
  available: 'available',
  downloading: 'available',
  ready: 'ready',
  failed: 'failed',
};

function signInState({ desk }: DeskParts): SignInState {
  const { connection, signIn, presence } = desk.slices();
  switch (connection.phase) {
    case 'live':
    case 'degraded':
      if (presence === null) break;
      return { kind: connection.phase === 'live' ? 'live' : 'slow' };
    case 'reconnecting':
    case 'lost':
      return { kind: 'reconnecting' };
    case 'superseded':
      return { kind: 'elsewhere' };
    case 'stopped':
      return { kind: 'stopped', reason: connection.reason ?? 'stopped' };
    case 'signed-out':
    case 'connecting':
  }
  const { hasStoredToken, refusal } = signIn;
  return { kind: 'signed-out', hasKey: hasStoredToken, ...(refusal === undefined ? {} : { refusal: refusal.code }) };
}

export function createProgramDiagnostics(deps: ProgramDiagnosticsDeps): Diagnostics {
  const { parts, log, about, userData, alerts, crashes, phases } = deps;
  const { desk, settings, outlet, line } = parts;
  const isUp = () => ['live', 'degraded'].includes(desk.slices().connection.phase);
  const addressOf = (typed: string | undefined) =>
    typed === undefined || desk.slices().signIn.urlForced || isUp() ? desk.serviceUrl() : typed.trim();

  /** Of the newest alert that was to be shown. */
  const trouble = async () => {
    const last = (await alerts()).outcomes.list().findLast(({ what }) => what === 'shown' || what === 'failed');
    return last?.what === 'failed' ? last.why : undefined;
  };

  const gather = async (view: ReportParts['view']): Promise<ReportParts> => {
    const { outcomes } = await alerts();
    const { values, origins, language } = settings.view();
    const { connection } = desk.slices();
    return {
      now: systemClock.now(),
      program: {
        ...about,
        chromium: process.versions.chrome,
        node: process.versions.node,
        language,
        upSeconds: Math.round(process.uptime()),
        line: connection.phase,
        ...(connection.host === undefined ? {} : { host: connection.host }),
      },
      phases,
      view,
      policy: settings.policy(),
      settings: { values, origins },
      counters: { 'frames of the service': line.counts(), 'events of the log': log.counts() },
      alerts: { counts: outcomes.counts(), list: outcomes.list() },
      crashes: await crashes.list(),
      log: await log.tail(LOG_LINES),
      ownFolders: [userData, homedir()],
    };
  };

  return createDiagnostics({
    checks: ({ sound, url }) => {
      const address = addressOf(url);
      return programChecks({
        url: address,
        refusal: createSignInRules(settings, undefined).refuses(address),
        routes: parts.routes,
        resolveProxy: line.resolveProxy,
        clock: systemClock,
        offset: () => (isUp() ? desk.slices().clock.offsetMs : undefined),
        signIn: () => signInState(parts),
        notifications: {
          look: async () => (await alerts()).look(),
          trouble,
        },
        sound: { device: () => sound, settings: () => settings.view().values },
        folder: userData,
        version: { about: () => about, update: () => UPDATE[outlet.current().update.state.kind] },
        policy: settings.policy,
        keyStore: createKeyStore(process.platform),
      });
    },
    publish: (diagnostics) => {
      outlet.publish({ slices: { diagnostics } });
    },
    gather,
    saveFile: deps.saveFile,
    found: ({ id, code, facts, ms }: CheckResult) => {
      const { state } = outcomeOf({ id, code });
      log.write(state === 'failed' ? 'warning' : 'info', 'check', {
        id,
        code,
        state,
        ms,
        ...(facts['why'] === undefined ? {} : { why: String(facts['why']) }),
      });
    },
    now: () => systemClock.now(),
    monotonic: () => performance.now(),
    after: deps.after,
  });
}
