// The public surface of the session with the routing backend.
export { createSession } from './session';
export { createFileDownload, type DownloadFile, type FetchedFile, type FileCode } from './file-download';
export { createRoutes, type FindRoutes, type Route, type RouteOptions } from './route';
export { proxyHops, type Hop } from './proxy-list';
export { createServerLook, type LookAtServer, type ServerLook } from './server-look';
export { createSocketFactory } from './socket';
export { systemClock } from './system-clock';
export { isResting, isUsable, type DropCause, type Phase, type StopReason } from './phase';
export type { FrameCounts } from './counters';
export type { OutboxEntry, OutboxFailure, OutboxRecord, OutboxState } from './outbox-entry';
export type {
  Clock,
  OutboxStore,
  SessionDeps,
  SessionNote,
  SocketEnd,
  SocketEvents,
  SocketFactory,
  SocketFailure,
  SocketPort,
  TimerHandle,
  Transforms,
} from './ports';
export type { LocalCode, Refusal, RefusalCode, Result } from './result';
export type {
  CommandOptions,
  ConnectCode,
  ConnectOptions,
  Outbox,
  OutboxRefusal,
  Resumption,
  Session,
  Unsubscribe,
  UrlCode,
} from './surface';
