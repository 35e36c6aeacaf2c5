// The contract between main and renderer: for every call of SURFACE its argument schema and the value of its result.
// Registrar (main), bridge (preload), desk client (renderer) and the test double are derived from it.
import type { z } from 'zod';
import { alertArgs, type AlertReport } from './alert';
import { attachmentArgs, type AttachmentContent, type SaveOutcome } from './attachment';
import { cannedReplyArgs, type CannedReplyView } from './canned-reply';
import type { ReportPreview } from './checks';
import { diagnosticsArgs } from './diagnostics';
import { linkArgs } from './link';
import { noticeArgs } from './notice';
import { offerArgs, type AcceptOutcome } from './offer';
import { presenceArgs } from './presence';
import { programArgs } from './program';
import type { Result } from './result';
import { sessionArgs } from './session';
import { settingsArgs } from './settings';
import type { DeskSnapshot, Publication } from './snapshot';
import type { SURFACE } from './surface';
import { conferenceArgs, targetArgs, transferArgs, type TargetList } from './target';
import { taskArgs } from './task';
import { messageArgs, transcriptArgs, type TranscriptPage } from './transcript';
import { updateArgs } from './update';
import { viewArgs } from './view';
import { wrapUpArgs } from './wrap-up';

export const ARGS = {
  session: sessionArgs,
  presence: presenceArgs,
  offer: offerArgs,
  task: taskArgs,
  transcript: transcriptArgs,
  attachment: attachmentArgs,
  message: messageArgs,
  target: targetArgs,
  transfer: transferArgs,
  conference: conferenceArgs,
  cannedReply: cannedReplyArgs,
  link: linkArgs,
  wrapUp: wrapUpArgs,
  notice: noticeArgs,
  alert: alertArgs,
  settings: settingsArgs,
  diagnostics: diagnosticsArgs,
  update: updateArgs,
  view: viewArgs,
  program: programArgs,
} satisfies { [D in keyof typeof SURFACE]: Record<(typeof SURFACE)[D][number], z.ZodType> };

/** Values of results that carry more than "done". */
interface Values {
  'offer.accept': AcceptOutcome;
  'transcript.open': TranscriptPage;
  'transcript.older': TranscriptPage;
  'transcript.newer': TranscriptPage;
  'attachment.load': AttachmentContent;
  'attachment.save': SaveOutcome;
  'target.list': TargetList;
  'cannedReply.list': { replies: CannedReplyView[] };
  'message.send': { key: string };
  'alert.test': AlertReport;
  'diagnostics.report': ReportPreview;
  'diagnostics.save': SaveOutcome;
  /** After `take-back` her own words as she wrote them, for her composer; else empty. */
  'message.decide': { text: string };
  /** With `giveBack` her own words as she wrote them, for her composer and nothing else; without it empty. */
  'message.discard': { text: string };
}

export type Domain = keyof typeof ARGS;
export type CallName<D extends Domain> = keyof (typeof ARGS)[D] & string;
export type CallArgs<D extends Domain, N extends CallName<D>> =
  (typeof ARGS)[D][N] extends z.ZodType<infer O> ? O : never;
export type CallValue<D extends Domain, N extends CallName<D>> = `${D}.${N}` extends keyof Values
  ? Values[`${D}.${N}`]
  : null;

/** Main's side: one function a call. It gets parsed arguments and never throws for a foreseen reason. */
export type Handlers = {
  [D in Domain]: { [N in CallName<D>]: (args: CallArgs<D, N>) => Promise<Result<CallValue<D, N>>> };
};

/** What `window.desk` is in the renderer. */
export type Desk = Handlers & {
  snapshot: () => Promise<DeskSnapshot>;
  /** Subscribe first, then ask for the snapshot. Returns the way to stop. */
  subscribe: (listener: (publication: Publication) => void) => () => void;
};

export type { AlertReport, AlertTrouble, SoundName } from './alert';
export type * from './attachment';
export type * from './canned-reply';
export type { CheckResult, DiagnosticsView, ReportPreview } from './checks';
export type * from './masked-text';
export type * from './notice';
export type * from './offer';
export type * from './person';
export type * from './presence';
export type { LeavingQuestion, OpenWork } from './program';
export * from './result';
export type * from './session';
export type { Language, SettingKey, Settings, SettingsView } from './settings';
export type * from './snapshot';
export * from './target';
export type * from './task';
export type * from './transcript';
export type { UpdateFailure, UpdateOff, UpdateState, UpdateView } from './update';
export type * from './view';
export type * from './wrap-up';
