// The desk as the rest of the main process sees it: calls in, slices and alerts out.
import type { DeskSlices, Handlers, TranscriptChange } from '../../src-preload/contract';
import type { DeskAlert } from './alert';

/** Settings belong to the platform, everything else the renderer mirrors is the desk's. */
export type OwnSlices = Omit<DeskSlices, 'settings'>;

export interface DeskChange {
  /** Only those that really changed. */
  slices: Partial<OwnSlices>;
  transcripts: TranscriptChange[];
}

/** What a quit or a sign-out would interrupt. `unsent`: messages of the agent's own that the backend does not have. */
export interface OpenWork {
  offers: number;
  conversations: number;
  unsent: number;
}

export interface Desk {
  readonly handlers: Omit<Handlers, 'settings' | 'link'>;
  slices: () => OwnSlices;
  /** Synchronous, once an input that changed something. The outlet batches them a frame. Returns the way to stop. */
  onChange: (listener: (change: DeskChange) => void) => () => void;
  onAlert: (listener: (alert: DeskAlert) => void) => () => void;
  /** A conversation counts as read only while the window is visible and has the focus. */
  setWindowState: (state: { visible: boolean; focused: boolean }) => void;
  openWork: () => OpenWork;
  /** A native notification could not be shown: the window has to make up for it (SPEC 8). */
  noticeAlertFailed: () => void;
  /** The settings file was damaged; `what` became of it. */
  noticeSettingsDamaged: (what: 'restored' | 'defaults' | 'dropped') => void;
  /** The UI language changed: lists are put into its order. */
  localeChanged: () => void;
  /** Looks up whether a token is stored. Does not sign in by itself. */
  start: () => Promise<void>;
  /** Closes the session and cancels every timer. */
  dispose: () => void;
}
