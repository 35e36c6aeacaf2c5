// What the desk needs from its surroundings, injected so that it holds no Electron, no clock and no random of its own.
import type { Result } from '../../src-preload/contract';
import type { Keeping } from './keeping';
import type { Clock, Session } from '../session';

/** Where the sign-in token rests between two starts (the OS key store). Never in a log, never in a view. */
export interface TokenStore {
  load: () => Promise<string | null>;
  save: (token: string) => Promise<void>;
  clear: () => Promise<void>;
}

export interface SignInPorts {
  secrets: TokenStore;
  /** Address of the last sign-in; not a secret. */
  lastUrl: { load: () => string; save: (url: string) => void };
  /** Address that policy or command line dictates; the agent cannot type another. */
  forcedUrl?: string;
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
  /** Absent: nothing can be saved. */
  saveFile?: SaveFile;
  /** Seconds in which a message can be undone; absent or 0: it goes out at once. */
  undoSeconds?: () => number;
  /** Absent: nothing outlives the desk. */
  keeping?: Keeping;
}
