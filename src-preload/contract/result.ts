// What every call of the renderer comes back with. A refusal says why in a closed code; the words are the renderer's.
export const REFUSAL_CODES = [
  // of the desk itself
  'not-signed-in',
  'offline',
  'busy',
  'bad-argument',
  'unknown-item',
  'not-now',
  'offer-open',
  'conversation-open',
  'text-empty',
  'text-too-long',
  'answered-elsewhere',
  'capacity-reached',
  'insecure-url',
  'bad-url',
  'token-missing',
  'backend-unreachable',
  'certificate-refused',
  'tls-failed',
  'proxy-refused',
  'not-a-backend',
  'setting-forced',
  'host-not-allowed',
  'practice-not-allowed',
  'policy-unreadable',
  'trust-file-unusable',
  'attachment-gone',
  'attachment-too-large',
  'attachment-refused',
  'save-failed',
  'no-answer',
  'internal',
  // of the routing backend (PROTOCOL 7)
  'auth-expired',
  'forbidden',
  'superseded',
  'reservation-expired',
  'reservation-taken',
  'not-owner',
  'version-conflict',
  'target-unavailable',
  'content-rejected',
  'reply-window-closed',
  'channel-gone',
  'unsupported',
  'rate-limited',
  'backend-trouble',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export interface Refusal {
  code: RefusalCode;
  /** Worth trying again unchanged. */
  retryable: boolean;
  /** For *Details* and for logs: a code or an id, never customer data. */
  detail?: string;
}

export type Result<T = null> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const refused = (code: RefusalCode, options: { retryable?: boolean; detail?: string } = {}): Result<never> => ({
  ok: false,
  refusal: {
    code,
    retryable: options.retryable ?? false,
    ...(options.detail === undefined ? {} : { detail: options.detail }),
  },
});
