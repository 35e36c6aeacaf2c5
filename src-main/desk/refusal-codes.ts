// One table from every way a command can fail (PROTOCOL 7, and the session's own) to the contract's closed codes.
import { refused, type RefusalCode, type Result } from '../../src-preload/contract';
import type { DropCause, LocalCode, Phase } from '../session';
import type { ErrorCode } from '../../src-protocol';

type OutboxCode = 'empty-text' | 'outbox-full' | 'not-found' | 'already-sent';
type UrlCode = 'insecure-url' | 'bad-url';

const CODES: Record<ErrorCode | LocalCode | OutboxCode | UrlCode, RefusalCode> = {
  AUTH_EXPIRED: 'auth-expired',
  FORBIDDEN: 'forbidden',
  SUPERSEDED: 'superseded',
  RESERVATION_EXPIRED: 'reservation-expired',
  RESERVATION_TAKEN: 'reservation-taken',
  CAPACITY_REACHED: 'capacity-reached',
  NOT_FOUND: 'unknown-item',
  NOT_OWNER: 'not-owner',
  INVALID_STATE: 'not-now',
  VERSION_CONFLICT: 'version-conflict',
  TARGET_UNAVAILABLE: 'target-unavailable',
  MESSAGE_TOO_LONG: 'text-too-long',
  CONTENT_REJECTED: 'content-rejected',
  REPLY_WINDOW_CLOSED: 'reply-window-closed',
  CHANNEL_GONE: 'channel-gone',
  CAPABILITY_UNSUPPORTED: 'unsupported',
  UNSUPPORTED: 'unsupported',
  IDEMPOTENCY_CONFLICT: 'internal',
  INVALID_FRAME: 'internal',
  TOO_LARGE: 'text-too-long',
  RATE_LIMITED: 'rate-limited',
  UPSTREAM_TIMEOUT: 'backend-trouble',
  UPSTREAM_ERROR: 'backend-trouble',
  UNAVAILABLE: 'backend-trouble',
  offline: 'offline',
  ended: 'not-signed-in',
  unresolved: 'no-answer',
  'bad-command': 'bad-argument',
  'bad-answer': 'backend-trouble',
  'too-many': 'busy',
  'unknown-code': 'backend-trouble',
  'empty-text': 'text-empty',
  'outbox-full': 'busy',
  'not-found': 'unknown-item',
  'already-sent': 'not-now',
  'insecure-url': 'insecure-url',
  'bad-url': 'bad-url',
};

/** Refusals that a rule of the organisation gives. */
export const BY_RULES: ReadonlySet<RefusalCode> = new Set([
  'setting-forced',
  'host-not-allowed',
  'practice-not-allowed',
  'policy-unreadable',
]);

/** Why the session ended. */
export const STOPS: Record<Extract<Phase, { kind: 'signed-out' }>['reason'], RefusalCode> = {
  authenticate: 'auth-expired',
  ended: 'forbidden',
  update: 'unsupported',
  malformed: 'backend-trouble',
};

/** Why a backend could not be reached, where somebody can act on it: IT on a certificate, the agent on an address. */
export const UNREACHED: Partial<Record<DropCause['kind'], RefusalCode>> = {
  certificate: 'certificate-refused',
  tls: 'tls-failed',
  proxy: 'proxy-refused',
  'not-a-backend': 'not-a-backend',
  'trust-file': 'trust-file-unusable',
};

/** A code this client does not know is trouble of the backend, not of the agent. */
export const refusalCodeOf = (code: string): RefusalCode =>
  Object.hasOwn(CODES, code) ? CODES[code as keyof typeof CODES] : 'backend-trouble';

/** The contract's refusal; the original code goes along for *Details*. */
export const refusalOf = (failure: { code: string; retryable: boolean }): Result<never> =>
  refused(refusalCodeOf(failure.code), { retryable: failure.retryable, detail: failure.code });
