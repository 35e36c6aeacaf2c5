// All that the renderer mirrors. Slices are small and replaced whole; transcripts travel apart.
import type { SoundName } from './alert';
import type { DiagnosticsView } from './checks';
import type { NoticeView } from './notice';
import type { OfferView } from './offer';
import type { PresenceView } from './presence';
import type { LeavingQuestion } from './program';
import type { ConnectionView, SignInView } from './session';
import type { SettingsView } from './settings';
import type { TaskView } from './task';
import type { TranscriptChange } from './transcript';
import type { UpdateView } from './update';
import type { Reveal } from './view';
import type { WrapUpView } from './wrap-up';

export interface DeskSlices {
  connection: ConnectionView;
  signIn: SignInView;
  /** Server time = local time + offsetMs. */
  clock: { offsetMs: number };
  /** Whether sensitive data is hidden; it is until the backend says otherwise. */
  masking: { isOn: boolean };
  /** Null while signed out. */
  presence: PresenceView | null;
  offers: OfferView[];
  tasks: TaskView[];
  wrapUps: WrapUpView[];
  notices: NoticeView[];
  settings: SettingsView;
  /** Checks of this start; null before the first run. */
  diagnostics: DiagnosticsView | null;
  /** The agent wants to end the program while this is open, and is asked; null otherwise. */
  quit: LeavingQuestion | null;
  update: UpdateView;
}

export interface DeskSnapshot {
  revision: number;
  slices: DeskSlices;
}

/** One batch a frame at most. `revision` grows by one a batch; a gap means: ask for a snapshot. */
export interface Publication {
  revision: number;
  slices: Partial<DeskSlices>;
  transcripts: TranscriptChange[];
  reveal?: Reveal;
  /** To be played now. */
  sounds?: SoundName[];
}
