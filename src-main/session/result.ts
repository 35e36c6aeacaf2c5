// How a command ended, as a value. A refusal carries a code only: the server's developer text stays on the wire side,
// because it may quote what a customer wrote.
import type { ErrorCode } from '../../src-protocol';

/**
 * Refusals the client makes itself, beside the server's codes (PROTOCOL 7).
 * - `offline`: not connected and the command was not to be held.
 * - `ended`: the session was ended (sign-out, superseded, stopped) before a result came.
 * - `unresolved`: no result within the time the server remembers the id; what happened is not known.
 * - `bad-command`: the data breaks the protocol's schema; nothing was sent.
 * - `bad-answer`: done, but the value the server sent does not fit the command.
 * - `too-many`: too many commands wait for a result.
 * - `unknown-code`: a code of a newer server.
 */
export type LocalCode = 'offline' | 'ended' | 'unresolved' | 'bad-command' | 'bad-answer' | 'too-many' | 'unknown-code';

export type RefusalCode = ErrorCode | LocalCode;

export type Refusal<C extends string = RefusalCode> = {
  ok: false;
  code: C;
  retryable: boolean;
  /** Milliseconds. */
  retryAfterMs?: number;
};

export type Result<T, C extends string = RefusalCode> = { ok: true; value: T } | Refusal<C>;

export const accepted = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const refused = <C extends string>(code: C, retryable = false): Refusal<C> => ({ ok: false, code, retryable });
