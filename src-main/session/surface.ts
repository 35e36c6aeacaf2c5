// What the rest of the main process sees of the session: one object, values in and out, nothing raw.
import type { CommandData, CommandName, CommandValue, EventFrame, Policy, SnapshotData } from '../../src-protocol';
import type { FrameCounts } from './counters';
import type { FetchedFile, FileCode } from './file-download';
import type { OutboxEntry } from './outbox-entry';
import type { Phase } from './phase';
import type { OutboxStore } from './ports';
import type { Result } from './result';

/**
 * What resumes a session (PROTOCOL 3.4). The resume token is a secret, like the sign-in token. `lastSeq` 0: nothing is
 * known any more (the program was started again), so that a snapshot has to come first, resumed or not.
 */
export type Resumption = { sessionId: string; resumeToken: string; lastSeq: number };

export type ConnectOptions = {
  /** `wss://…`, or `ws://` to loopback. Never carries a token. */
  url: string;
  token: string;
  /** Set after the agent chose to take over from another client of hers. */
  takeOver?: boolean;
  resume?: Resumption;
};

/** `insecure-url`: unencrypted outside loopback. `bad-url`: not a WebSocket address, or one with credentials or a query. */
export type UrlCode = 'insecure-url' | 'bad-url';

/** `bad-token`: empty or longer than the protocol allows. */
export type ConnectCode = UrlCode | 'bad-token';

export type CommandOptions = {
  /** What to do while not connected. Default `refuse` (code `offline`). */
  whenOffline?: 'refuse' | 'hold';
  /** True: worth nothing after a lost connection (typing), so it is refused then instead of sent again. */
  ephemeral?: boolean;
  /** No result within 20 s, or the connection went: what happened is unknown until the same id is answered. */
  onUnknown?: () => void;
};

export type Unsubscribe = () => void;

export type OutboxRefusal = 'empty-text' | 'MESSAGE_TOO_LONG' | 'outbox-full' | 'not-found' | 'already-sent';

export interface Outbox {
  /**
   * Takes the message; it is sent when its conversation's earlier ones are done. Value: its clientMessageId.
   * `holdMs`: kept back that long, so that the agent can undo it (undo-send).
   */
  enqueue(message: { interactionId: string; text: string; holdMs?: number }): Result<string, OutboxRefusal>;
  /** What is kept back of this conversation for undoing is sent now. */
  hurry(interactionId: string): void;
  /** Takes a queued or failed message out. Value: the agent's own raw text, to go back into her composer. */
  cancel(clientMessageId: string): Result<{ text: string }, OutboxRefusal>;
  /** A failed message goes to the end of its conversation's queue, with the same clientMessageId. */
  retry(clientMessageId: string): Result<null, OutboxRefusal>;
  /** Nothing of this conversation is sent until `release` (reply guard). */
  hold(interactionId: string): void;
  release(interactionId: string): void;
  /** Everything of the conversation that is not on the wire fails with the code (page deleted, conversation closed). */
  fail(interactionId: string, code: 'CHANNEL_GONE' | 'INVALID_STATE'): void;
  /** In order of enqueueing, all conversations or one. Text is transformed (masked). */
  list(interactionId?: string): OutboxEntry[];
  /** Every change of an entry, also its acceptance; `undefined` entry: it was cancelled. */
  onChange(listener: (clientMessageId: string, entry: OutboxEntry | undefined) => void): Unsubscribe;
  /**
   * Takes over what an agent has left there and writes there from now on. What was here before leaves the memory and stays
   * in its own store. `undefined`: nobody's (signed out); what is written then lasts as long as the process.
   */
  attach(store: OutboxStore | undefined): void;
}

export interface Session {
  /** Starts over with these credentials, whatever the phase. A refused address changes nothing. */
  connect(options: ConnectOptions): Result<null, ConnectCode>;
  /** Ends the connection; commands without a result end with `ended`, the outbox stays. */
  disconnect(reason?: string): void;
  /** From phase `superseded`: connects again and takes the session over. */
  takeOver(): void;
  /** Gives the session up to another client of the agent, as if it had taken over: phase `superseded`. */
  handOver(by: { clientName: string; since: number }): void;
  /** The operating system woke up or the network came back: try now, or probe a connection that seems alive. */
  retryNow(): void;
  /** In-band refresh; later reconnects use the new token as well. */
  refreshToken(token: string): Promise<Result<CommandValue<'auth.refresh'>>>;
  /** Exactly one result per command. The same command with the same data while one is pending is the same promise. */
  command<N extends CommandName>(
    name: N,
    data: CommandData<N>,
    options?: CommandOptions,
  ): Promise<Result<CommandValue<N>>>;
  /** Fetches a file from the backend this session is signed in at. `path`: from a ticket. */
  download(path: string, limits: { maxBytes: number }): Promise<Result<FetchedFile, FileCode | 'offline'>>;
  readonly outbox: Outbox;

  phase(): Phase;
  /** The server's clock, epoch milliseconds. Use it with every deadline of the server. */
  serverNow(): number;
  capabilities(): readonly string[];
  counts(): FrameCounts;
  /** Undefined before the first welcome. For a restart of the program, with `lastSeq` 0. */
  resumption(): Resumption | undefined;

  onPhase(listener: (phase: Phase) => void): Unsubscribe;
  /** Events in sequence, each once, transformed. */
  onEvent(listener: (frame: EventFrame) => void): Unsubscribe;
  /** Replaces all state held so far; never merges. `time`: the server's. */
  onSnapshot(listener: (data: SnapshotData, time: number) => void): Unsubscribe;
  /** Server clock minus local wall clock, milliseconds, when it changed by more than the measuring error. */
  onClock(listener: (offsetMs: number) => void): Unsubscribe;
  /** Runs before the frame that brought the policy is transformed. */
  onPolicy(listener: (policy: Policy) => void): Unsubscribe;
}
