// What a presenter is: it puts notifications of the system on screen and takes them away, and decides nothing.
import type { AlertTrouble } from '../../src-preload/contract/alert';

/** Plain text; what the system would read as markup is the presenter's business. */
export interface Note {
  title: string;
  body: string;
  /** Stays until it is withdrawn or acted on, also over "do not disturb" where the system allows it. */
  urgent: boolean;
  /** Name of a button that accepts, where the system has buttons. */
  accept?: string;
  /** Name of what a click does, for systems that show it. */
  open: string;
}

/** Absent: it cannot be read on this system. */
export interface NotificationLook {
  hasServer?: boolean;
  doNotDisturb?: boolean;
}

export interface Presenter {
  /** Asks for it; `shown` or `failed` follows. One of the same token is replaced. */
  show: (token: string, note: Note) => void;
  withdraw: (token: string) => void;
  /** Tokens of what is on screen, or on the way there. */
  onScreen: () => ReadonlySet<string>;
  /** Resolves when the system has been told. */
  withdrawAll: () => Promise<void>;
  /** What the system says of its notifications. */
  look: () => Promise<NotificationLook>;
}

export interface PresenterEvents {
  shown: (token: string) => void;
  /** It is not on screen (any more), and nobody has taken it away. */
  failed: (token: string, why: AlertTrouble) => void;
  /** Late ones too: the person may be quicker than the withdrawal. */
  clicked: (token: string) => void;
  /** The accept button. */
  accepted: (token: string) => void;
}
