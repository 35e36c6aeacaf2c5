// How a command ends: a value or a refusal of the closed set. A refusal is a result, never an exception.
import { ERROR_CODES, type ErrorCode, type ProtocolError } from '../../src-protocol';

export type Answer<V = unknown> = { ok: true; value: V } | { ok: false; error: ProtocolError };

export const done = <V>(value: V): Answer<V> => ({ ok: true, value });
export const ok = (): Answer<Record<string, never>> => ({ ok: true, value: {} });

/** `message` is for developers; the client has its own words for the code. */
export function refuse(code: ErrorCode, message: string, field?: string): { ok: false; error: ProtocolError } {
  const { retryable } = ERROR_CODES[code];
  return {
    ok: false,
    error: {
      code,
      message,
      retryable,
      ...(retryable ? { retryAfterMs: 1_000 } : {}),
      ...(field === undefined ? {} : { field }),
    },
  };
}
