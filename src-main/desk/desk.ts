// The desk as the rest of the main process sees it: calls in, slices and alerts out.
import type { DeskSlices, Handlers, NoticeView, OpenWork, TranscriptChange } from '../../src-preload/contract';
import type { DeskAlert } from './alert';

/** Settings and the end of the program belong to the platform, everything else the renderer mirrors is the desk's. */
export type OwnSlices = Omit<DeskSlices, 'settings' | 'diagnostics' | 'quit' | 'update'>;

export interface DeskChange {
  /** Only those that really changed. */
  slices: Partial<OwnSlices>;
  transcripts: TranscriptChange[];
}

export interface Desk {
  readonly handlers: Omit<Handlers, 'settings' | 'diagnostics' | 'link' | 'program' | 'alert' | 'update'>;
  slices: () => OwnSlices;
  /**
   * Synchronous, once an input that changed something; what messages change in a flood is gathered (see store). Returns the
   * way to stop.
   */
  onChange: (listener: (change: DeskChange) => void) => () => void;
  onAlert: (listener: (alert: DeskAlert) => void) => () => void;
  /** A conversation counts as read only while the window is visible and has the focus. */
  setWindowState: (state: { visible: boolean; focused: boolean }) => void;
  openWork: () => OpenWork;
  /** The service signed in at, else the one tried last, else the one of the last sign-in; empty: none. */
  serviceUrl: () => string;
  /** Tells the agent something that is not the desk's own; one of the same id is replaced. */
  raiseNotice: (notice: Omit<NoticeView, 'at'>) => void;
  /** The settings file was damaged; `what` became of it. */
  noticeSettingsDamaged: (what: 'restored' | 'defaults' | 'dropped') => void;
  /** Drafts and unsent messages of last time could not be read, or new ones cannot be kept; null: they can again. */
  noticeKeepingTrouble: (what: 'unreadable' | 'damaged' | 'not-kept' | null) => void;
  /** The UI language changed: lists are put into its order. */
  localeChanged: () => void;
  /** What the organisation says about signing in and masking may have changed. Never rejects. */
  policyChanged: () => Promise<void>;
  /** Looks up whether a token is stored. Does not sign in by itself. */
  start: () => Promise<void>;
  /** Closes the session and cancels every timer. */
  dispose: () => void;
}
