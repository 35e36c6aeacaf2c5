// What the desk needs from its surroundings, injected so that it holds no Electron, no clock and no random of its own.
import type { RefusalCode, Result } from '../../src-preload/contract';
import type { Keeping } from './keeping';
import type { Clock, Session } from '../session';

/** Where the sign-in token rests between two starts (the OS key store). Never in a log, never in a view. */
export interface TokenStore {
  load: () => Promise<string | null>;
  save: (token: string) => Promise<void>;
  clear: () => Promise<void>;
}

/** What command line and organisation say about signing in; asked every time, because a policy may change. */
export interface SignInRules {
  /** Address that the agent cannot change. */
  forced: () => { url: string; by: 'policy' | 'command-line' } | undefined;
  /** Why no connection to this address may be made. */
  refuses: (url: string) => RefusalCode | undefined;
  /** Why there are no simulated customers. */
  refusesPractice: () => RefusalCode | undefined;
  /** The key may be kept on this computer, and one that is kept may be used. */
  mayRemember: () => boolean;
  /** A kept key has to go. */
  mustForget: () => boolean;
}

export const NO_RULES: SignInRules = {
  forced: () => undefined,
  refuses: () => undefined,
  refusesPractice: () => undefined,
  mayRemember: () => true,
  mustForget: () => false,
};

export interface SignInPorts {
  secrets: TokenStore;
  /** Address of the last sign-in; not a secret. */
  lastUrl: { load: () => string; save: (url: string) => void };
  /** Absent: anything goes. */
  rules?: SignInRules;
  /** This computer has no key store: token, drafts and unsent messages last until the program ends. */
  noKeyStore?: boolean;
  /** Absent: this start brings no backend of its own. */
  startEmbedded?: () => Promise<Result<{ url: string; token: string }>>;
}

/** Asks the agent where, and writes it there; nothing is opened. */
export type SaveFile = (name: string, bytes: Uint8Array) => Promise<'saved' | 'canceled' | 'failed'>;

export interface DeskDeps {
  /** Without transforms: the desk's border masks (`privacy/masked-session`), with the spans the UI needs. */
  session: Session;
  clock: Clock;
  /** BCP 47, the UI language: order of the idle reasons. */
  locale: () => string;
  signIn: SignInPorts;
  /** Sensitive data is masked whatever the tenant says. */
  mustMask?: () => boolean;
  /** Absent: nothing can be saved. */
  saveFile?: SaveFile;
  /** Seconds in which a message can be undone; absent or 0: it goes out at once. */
  undoSeconds?: () => number;
  /** Absent: nothing outlives the desk. */
  keeping?: Keeping;
}
