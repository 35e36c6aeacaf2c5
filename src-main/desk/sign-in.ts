// Signing in and out (SPEC 1 and 9): address and token, the first connection, landing in Idle, and what the window
// shows of the line. The token is handed from the key store or the agent's typing to the session and kept nowhere here.
import type { Ask } from './ask';
import type { Keeping } from './keeping';
import { createKeptKey } from './kept-key';
import type { MaskedSession } from './masked-session';
import { NO_RULES, type SignInPorts } from './ports';
import { BY_RULES, refusalCodeOf, refusalOf, STOPS, UNREACHED } from './refusal-codes';
import type { Store } from './store';
import { connectionPhaseOf, connectionView } from './views/connection-view';
import {
  ok,
  refused,
  type ConnectionView,
  type OtherClient,
  type Refusal,
  type RefusalCode,
  type Result,
  type SignInView,
} from '../../src-preload/contract';
import { isResting, isUsable, type Clock, type Phase } from '../session';

/** A first connection that has led nowhere by then is given up, so that the agent can correct the address. */
const FIRST_CONNECTION_MS = 30_000;

/** The same address, however it is written. */
const isSame = (one: string, other: string) =>
  URL.canParse(one) && URL.canParse(other) ? new URL(one).href === new URL(other).href : one === other;

interface Target {
  url: string;
  token: string;
  embedded: boolean;
  takeOver?: boolean;
}

export interface SignIn {
  signIn: (args: { url: string; token: string; remember: boolean; takeOver?: boolean | undefined }) => Promise<Result>;
  tryEmbedded: () => Promise<Result>;
  signOut: () => Promise<Result>;
  takeOver: () => Promise<Result>;
  handOver: () => Promise<Result>;
  stay: () => Promise<Result>;
  /** Another client wants in as this agent. */
  contested: (by: OtherClient) => void;
  retryNow: () => Promise<Result>;
  connection: () => ConnectionView;
  view: () => SignInView;
  /** Of the backend signed in at; empty while there is none. */
  url: () => string;
  start: () => Promise<void>;
  /** What the organisation says about signing in may have changed. */
  rulesChanged: () => Promise<void>;
  /** Called with every phase of the session. */
  phase: (phase: Phase) => void;
}

export interface SignInDeps {
  session: MaskedSession;
  ports: SignInPorts;
  keeping: Keeping;
  store: Store;
  ask: Ask;
  clock: Clock;
  /** The agent's work here ends: forget what is not the backend's. */
  ended: () => void;
}

export function createSignIn({ session, ports, keeping, store, ask, clock, ended }: SignInDeps): SignIn {
  const { rules = NO_RULES } = ports;
  const key = createKeptKey(ports.secrets, rules);
  /** Of the last sign-in, where nobody says another one. */
  let ownUrl = ports.lastUrl.load();
  let target: Pick<Target, 'url' | 'embedded'> | undefined;
  let reason: string | undefined;
  let failure: Refusal | undefined;
  let contestedBy: OtherClient | undefined;
  let phaseSince = clock.now();
  let shownPhase = connectionPhaseOf(session.phase());
  let leaving = false;
  let settle: ((result: Result) => void) | undefined;

  const viewOf = (): SignInView => ({
    embeddedAvailable: ports.startEmbedded !== undefined && rules.refusesPractice() === undefined,
    url: rules.forced()?.url ?? ownUrl,
    urlForced: rules.forced()?.by ?? false,
    hasStoredToken: key.isThere(),
    ...(rules.mayRemember() ? {} : { rememberForbidden: true }),
    ...(failure === undefined ? {} : { refusal: failure }),
    ...(ports.noKeyStore === true ? { noKeyStore: true } : {}),
  });
  let view = viewOf();
  const connectionOf = () =>
    connectionView(session.phase(), phaseSince, {
      embedded: target?.embedded ?? false,
      hasWork: store.state().agent !== null,
      ...(target === undefined ? {} : { host: new URL(target.url).host }),
      ...(reason === undefined ? {} : { reason }),
      ...(contestedBy === undefined ? {} : { contestedBy }),
    });
  let connection = connectionOf();

  function show(): void {
    connection = connectionOf();
    view = viewOf();
    store.touch();
  }

  /** The wait of one sign-in; a second one ends the first. */
  function outcome(): Promise<Result> {
    settle?.(refused('busy'));
    return new Promise((resolve) => {
      const timer = clock.setTimeout(() => giveUp('no-answer'), FIRST_CONNECTION_MS);
      settle = (result) => {
        settle = undefined;
        clock.clearTimeout(timer);
        failure = result.ok ? undefined : result.refusal;
        show();
        resolve(result);
      };
    });
  }

  /** Not reached at all: the sign-in screen is the better place to be than an endless retry. */
  function giveUp(code: RefusalCode, detail?: string): void {
    const done = settle;
    settle = undefined;
    reason = code;
    session.disconnect('sign-in failed');
    show();
    done?.(refused(code, { retryable: true, ...(detail === undefined ? {} : { detail }) }));
  }

  /** The line is up: an agent who is logged out lands in Idle [S]. */
  async function enter(): Promise<void> {
    if (store.state().agent?.state.kind === 'logged-out' && !leaving) {
      const result = await ask('agent.signIn', {});
      // A lost line is not a refusal: the next one enters again.
      if (!result.ok && result.code !== 'offline' && result.code !== 'unresolved') {
        giveUp(refusalCodeOf(result.code), result.code);
        return;
      }
      if (!result.ok) return;
    }
    settle?.(ok(null));
  }

  /** Said on the sign-in screen, also when nobody waits for the answer. */
  function refuse(code: RefusalCode): Result<never> {
    const result = refused(code);
    if (!result.ok) failure = result.refusal;
    show();
    return result;
  }

  async function connect(next: Target): Promise<Result> {
    leaving = false;
    reason = undefined;
    failure = undefined;
    await keeping.ready();
    const { token, takeOver } = next;
    const resume = keeping.resumption(next.url);
    const connected = session.connect({
      url: next.url,
      token,
      ...(takeOver ? { takeOver } : {}),
      ...(resume === undefined ? {} : { resume }),
    });
    if (!connected.ok) return refusalOf(connected);
    target = { url: next.url, embedded: next.embedded };
    show();
    return outcome();
  }

  function leave(): void {
    settle?.(refused('not-signed-in'));
    store.turn(() => {
      if (target !== undefined) keeping.saveResumption(target.url, undefined);
      session.disconnect('signed out');
      target = undefined;
      reason = undefined;
      failure = undefined;
      ended();
      show();
    });
  }

  async function followRules(): Promise<void> {
    await key.followRules();
    // What IT has just mended is no longer in the way.
    if (failure !== undefined && BY_RULES.has(failure.code)) failure = undefined;
    show();
  }

  return {
    connection: () => connection,
    view: () => view,
    url: () => target?.url ?? '',
    start: followRules,
    rulesChanged: followRules,
    signIn: async (args) => {
      const forced = rules.forced();
      const typed = args.url.trim();
      // Where she meant to go is not where the key would go.
      if (forced?.by === 'policy' && !isSame(typed, forced.url)) return refuse('setting-forced');
      const address = forced?.url ?? typed;
      const why = rules.refuses(address);
      if (why !== undefined) return refuse(why);
      const token = args.token === '' ? await key.load() : args.token;
      if (token === null || token === '') return refused('token-missing');
      const takeOver = args.takeOver === true ? { takeOver: true } : {};
      const result = await connect({ url: address, token, embedded: false, ...takeOver });
      if (!result.ok) return result;
      ownUrl = address;
      ports.lastUrl.save(address);
      if (args.remember) await key.keep(token);
      else if (key.isThere()) await key.forget();
      show();
      return result;
    },
    tryEmbedded: async () => {
      const why = rules.refusesPractice();
      if (why !== undefined) return refuse(why);
      if (ports.startEmbedded === undefined) return refused('unsupported');
      const started = await ports.startEmbedded();
      return started.ok ? connect({ ...started.value, embedded: true }) : started;
    },
    signOut: async () => {
      const { offers, tasks } = store.state();
      // Signed in elsewhere, or stopped by the backend: the work shown is not here any more.
      const isHere = !isResting(session.phase());
      if (isHere && offers.size > 0) return refused('offer-open');
      if (isHere && tasks.size > 0) return refused('conversation-open');
      leaving = true;
      if (isUsable(session.phase())) {
        const result = await ask('agent.signOut', {});
        // Without a line the backend finds out by itself; any other refusal means that work is open there.
        const gone = !result.ok && ['offline', 'ended', 'unresolved'].includes(result.code);
        if (!result.ok && !gone) {
          leaving = false;
          return refusalOf(result);
        }
      }
      const embedded = target?.embedded ?? false;
      leave();
      // Whoever sits here next must not get in with it.
      if (!embedded) await key.forget();
      show();
      return ok(null);
    },
    takeOver: () => {
      if (session.phase().kind !== 'superseded') return Promise.resolve(refused('not-now'));
      const why = target === undefined || target.embedded ? undefined : rules.refuses(target.url);
      if (why !== undefined) return Promise.resolve(refuse(why));
      const done = outcome();
      leaving = false;
      session.takeOver();
      return done;
    },
    handOver: () => {
      if (contestedBy === undefined || !isUsable(session.phase())) return Promise.resolve(refused('not-now'));
      session.handOver(contestedBy);
      return Promise.resolve(ok(null));
    },
    stay: () => {
      contestedBy = undefined;
      show();
      return Promise.resolve(ok(null));
    },
    contested: (by) => {
      contestedBy = by;
      show();
    },
    retryNow: () => {
      session.retryNow();
      return Promise.resolve(ok(null));
    },
    phase: (phase) => {
      const shown = connectionPhaseOf(phase);
      if (shown !== shownPhase) {
        shownPhase = shown;
        phaseSince = clock.now();
      }
      // Whoever asked has to ask again: a line that was lost may have let her in.
      if (!isUsable(phase)) contestedBy = undefined;
      show();
      if (isUsable(phase)) {
        if (target !== undefined) keeping.saveResumption(target.url, session.resumption());
        void enter();
      } else if (phase.kind === 'signed-out') settle?.(refused(STOPS[phase.reason], { detail: phase.reason }));
      else if (phase.kind === 'superseded') settle?.(refused('superseded'));
      else if (phase.kind === 'reconnecting' && !phase.established && settle !== undefined)
        giveUp(UNREACHED[phase.cause.kind] ?? 'backend-unreachable', phase.cause.detail ?? phase.cause.kind);
    },
  };
}
