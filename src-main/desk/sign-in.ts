// Signing in and out (SPEC 1 and 9): address and token, the first connection, landing in Idle, and what the window
// shows of the line. The token is handed from the key store or the agent's typing to the session and kept nowhere here.
import type { Ask } from './ask';
import type { Keeping } from './keeping';
import type { MaskedSession } from './masked-session';
import type { SignInPorts } from './ports';
import { refusalCodeOf, refusalOf } from './refusal-codes';
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
import { isResting, isUsable, type Clock, type DropCause, type Phase } from '../session';

/** A first connection that has led nowhere by then is given up, so that the agent can correct the address. */
const FIRST_CONNECTION_MS = 30_000;

const STOPS: Record<Extract<Phase, { kind: 'signed-out' }>['reason'], RefusalCode> = {
  authenticate: 'auth-expired',
  ended: 'forbidden',
  update: 'unsupported',
  malformed: 'backend-trouble',
};

/** Why a backend could not be reached, where somebody can act on it: IT on a certificate, the agent on an address. */
const UNREACHED: Partial<Record<DropCause['kind'], RefusalCode>> = {
  certificate: 'certificate-refused',
  tls: 'tls-failed',
  proxy: 'proxy-refused',
  'not-a-backend': 'not-a-backend',
};

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
  let hasStoredToken = false;
  let url = ports.forcedUrl ?? ports.lastUrl.load();
  let target: Pick<Target, 'url' | 'embedded'> | undefined;
  let reason: string | undefined;
  let failure: Refusal | undefined;
  let contestedBy: OtherClient | undefined;
  let phaseSince = clock.now();
  let shownPhase = connectionPhaseOf(session.phase());
  let leaving = false;
  let settle: ((result: Result) => void) | undefined;

  const viewOf = (): SignInView => ({
    embeddedAvailable: ports.startEmbedded !== undefined,
    url,
    urlForced: ports.forcedUrl !== undefined,
    hasStoredToken,
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

  async function forgetToken(): Promise<void> {
    await ports.secrets.clear();
    hasStoredToken = false;
    show();
  }

  return {
    connection: () => connection,
    view: () => view,
    url: () => target?.url ?? '',
    start: async () => {
      hasStoredToken = (await ports.secrets.load()) !== null;
      show();
    },
    signIn: async (args) => {
      const address = ports.forcedUrl ?? args.url.trim();
      const token = args.token === '' ? await ports.secrets.load() : args.token;
      if (token === null || token === '') return refused('token-missing');
      const takeOver = args.takeOver === true ? { takeOver: true } : {};
      const result = await connect({ url: address, token, embedded: false, ...takeOver });
      if (!result.ok) return result;
      url = address;
      ports.lastUrl.save(address);
      if (args.remember) {
        await ports.secrets.save(token);
        hasStoredToken = true;
        show();
      } else if (hasStoredToken) await forgetToken();
      else show();
      return result;
    },
    tryEmbedded: async () => {
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
      if (!embedded) await forgetToken();
      return ok(null);
    },
    takeOver: () => {
      if (session.phase().kind !== 'superseded') return Promise.resolve(refused('not-now'));
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
