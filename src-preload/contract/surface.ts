// The whole surface on one screen: every call the renderer can make. Names only, so that the preload bundle holds no
// schema; index.ts ties each to its argument schema and its value, and does not compile when one is missing.
export const SURFACE = {
  session: ['signIn', 'tryEmbedded', 'signOut', 'retryNow', 'takeOver', 'handOver', 'stay'],
  presence: ['setState'],
  offer: ['accept'],
  task: ['end'],
  transcript: ['open', 'older', 'newer', 'close'],
  attachment: ['load', 'save'],
  message: ['send', 'decide', 'retry', 'discard', 'saveDraft', 'typing'],
  target: ['list'],
  transfer: ['start'],
  conference: ['start', 'cancel', 'exit', 'end'],
  cannedReply: ['list'],
  link: ['open'],
  wrapUp: ['submit', 'extend'],
  notice: ['dismiss', 'markAllRead'],
  alert: ['test'],
  settings: ['change'],
  diagnostics: ['run', 'cancel', 'report', 'save'],
  update: ['check', 'download', 'restart'],
  view: ['showing'],
  program: ['stay', 'quit'],
} as const;

/** IPC channel of a call. */
export const callChannel = (domain: string, name: string) => `desk:${domain}.${name}`;
/** Asks for everything; main starts publishing to this window from then on. */
export const SNAPSHOT_CHANNEL = 'desk:snapshot';
/** Main to renderer, a `Publication` each. */
export const PUBLICATION_CHANNEL = 'desk:publication';
