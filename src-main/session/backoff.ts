// How long to wait before the next try: the first within a second, then full jitter up to 30 s, for ever (PROTOCOL 5).
// Full jitter, because a restarted backend must not be met by all agents at the same moment:
// https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
export const FIRST_RETRY_MS = 1_000;
export const MAX_RETRY_MS = 30_000;
/** The count of tries starts again once a connection has lived this long. */
export const STABLE_AFTER_MS = 10_000;
/** One that is lost sooner goes on from here at most (up to 8 s), so that flapping neither hammers nor starves. */
export const FLAP_ATTEMPT = 3;

/** Upper bound of the wait before try `attempt` (0 is the first after a drop), milliseconds. */
export const retryBound = (attempt: number) =>
  attempt <= 0 ? FIRST_RETRY_MS : Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempt, 30));

/** Milliseconds to wait; `random` in [0, 1), `atLeastMs` from a rate limit. */
export const retryDelay = (attempt: number, random: number, atLeastMs = 0) =>
  Math.round(atLeastMs + random * retryBound(attempt));
