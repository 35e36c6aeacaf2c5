// The closed set of error codes a command may be refused with (PROTOCOL 7), and which of them may be tried again.
import { z } from 'zod';

export const ERROR_CODES = {
  AUTH_EXPIRED: { retryable: false },
  FORBIDDEN: { retryable: false },
  SUPERSEDED: { retryable: false },
  RESERVATION_EXPIRED: { retryable: false },
  RESERVATION_TAKEN: { retryable: false },
  CAPACITY_REACHED: { retryable: false },
  NOT_FOUND: { retryable: false },
  NOT_OWNER: { retryable: false },
  INVALID_STATE: { retryable: false },
  VERSION_CONFLICT: { retryable: false },
  TARGET_UNAVAILABLE: { retryable: false },
  MESSAGE_TOO_LONG: { retryable: false },
  CONTENT_REJECTED: { retryable: false },
  REPLY_WINDOW_CLOSED: { retryable: false },
  CHANNEL_GONE: { retryable: false },
  CAPABILITY_UNSUPPORTED: { retryable: false },
  UNSUPPORTED: { retryable: false },
  IDEMPOTENCY_CONFLICT: { retryable: false },
  INVALID_FRAME: { retryable: false },
  TOO_LARGE: { retryable: false },
  RATE_LIMITED: { retryable: true },
  UPSTREAM_TIMEOUT: { retryable: true },
  UPSTREAM_ERROR: { retryable: true },
  UNAVAILABLE: { retryable: true },
} as const satisfies Record<string, { retryable: boolean }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** `code` is open on the wire (a newer server may know more); read it through `errorCodeOf`. */
export const protocolError = z.object({
  code: z.string().min(1).max(64),
  /** For developers and logs; never shown to an agent. */
  message: z.string().max(2_000),
  retryable: z.boolean(),
  retryAfterMs: z.int().min(0).optional(),
  field: z.string().max(200).optional(),
  trackingId: z.string().max(200).optional(),
});
export type ProtocolError = z.output<typeof protocolError>;

/** The known code, or `UNKNOWN` for one of a newer server. */
export function errorCodeOf(code: string): ErrorCode | 'UNKNOWN' {
  return Object.hasOwn(ERROR_CODES, code) ? (code as ErrorCode) : 'UNKNOWN';
}
