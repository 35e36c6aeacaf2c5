// What the session needs from outside, so that tests run it on a fake clock and fake sockets (DESIGN rule 5).
import type { CommandName, CommandValue, EventFrame, SnapshotData } from '../../src-protocol';
import type { DownloadFile } from './file-download';
import type { OutboxRecord } from './outbox-entry';

export type TimerHandle = object | number;

export interface Clock {
  /** Wall clock, epoch milliseconds. May jump. */
  now(): number;
  /** Milliseconds since any fixed point; never goes back. */
  monotonic(): number;
  setTimeout(run: () => void, ms: number): TimerHandle;
  clearTimeout(handle: TimerHandle): void;
}

/** Why a socket ended without (or before) a close frame. `detail` is an error code or status, never a message. */
export type SocketFailure =
  | 'unreachable'
  | 'timeout'
  /** The certificate is not trusted: IT has to act, it is never overridden. */
  | 'certificate'
  | 'tls'
  /** A certificate file that IT names cannot be used: no connection with less trust than asked for. */
  | 'trust-file'
  /** The address answers, but not as a Parley backend (HTTP status, no `parley.v1`). */
  | 'not-a-backend'
  /** The proxy on the way wants a sign-in of its own. */
  | 'proxy'
  | 'bad-frame'
  | 'insecure-url'
  | 'lost';

export type SocketEnd = { code: number; reason: string; failure?: SocketFailure; detail?: string };

export interface SocketEvents {
  opened(): void;
  /** One text frame. */
  frame(text: string): void;
  /** A binary frame: the protocol has none. */
  binary(): void;
  /** Exactly once, last. */
  ended(end: SocketEnd): void;
}

export interface SocketPort {
  /** Drops the text silently when the socket is not open. */
  send(text: string): void;
  /** Closing handshake; falls back to `terminate` when the peer does not answer it. */
  close(code: number, reason?: string): void;
  /** For a dead peer: no handshake. */
  terminate(): void;
}

/** Returns before it calls any of the events. */
export type SocketFactory = (url: string, events: SocketEvents) => SocketPort;

/** Where one agent's outbox survives. Records hold her raw text: a durable store must encrypt it. */
export interface OutboxStore {
  /** In the order they are sent. */
  load(): OutboxRecord[];
  /** Replaces everything stored; the last call wins. Resolves when a crash can no longer lose it. */
  save(records: readonly OutboxRecord[]): Promise<void>;
}

/**
 * Masking on decode (DESIGN rule 7). The session keeps and hands out only what these return.
 * `onPolicy` listeners have run before a frame that depends on a new policy is transformed.
 */
export interface Transforms {
  transformEvent?(frame: EventFrame): EventFrame;
  transformSnapshot?(data: SnapshotData): SnapshotData;
  transformValue?<N extends CommandName>(command: N, value: CommandValue<N>): CommandValue<N>;
  /** The agent's own text, as it is listed in the outbox. */
  transformText?(text: string): string;
}

/** One line for diagnostics. Never holds a token, a text or a value of a frame. */
export type SessionNote = { what: string; detail?: string; code?: number };

export interface SessionDeps extends Transforms {
  clock: Clock;
  /** [0, 1) */
  random(): number;
  /** A new UUID. */
  newId(): string;
  openSocket: SocketFactory;
  /** Absent: files of the backend cannot be had. */
  fetchFile?: DownloadFile;
  client: { name: string; version: string };
  capabilities?: readonly string[];
  note?(note: SessionNote): void;
}
