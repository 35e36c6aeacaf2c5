// What a close code asks of the client: the table of the protocol plus what every other code means.
import { CLOSE_CODES, type CloseMeaning } from '../../src-protocol';
import type { PhaseEvent } from './phase';

/** 4008 without a stated wait. */
export const RATE_LIMIT_WAIT_MS = 5_000;
const MAX_STATED_WAIT_MS = 300_000;

export type CloseAdvice = {
  do: CloseMeaning;
  /** Milliseconds to wait at least before the next try. */
  atLeastMs: number;
};

/** A server may state its wait in the reason of 4008 and 1013: `... retry after 1500 ms`. */
function statedWait(reason: string): number | undefined {
  const digits = /\bretry after (\d{1,9}) ms\b/.exec(reason)?.[1];
  return digits === undefined ? undefined : Math.min(Number(digits), MAX_STATED_WAIT_MS);
}

/** Codes outside the table (1006 without a close frame, 1011, a proxy's own) mean: resume. */
export function closeAdvice(code: number, reason: string): CloseAdvice {
  const known = Object.hasOwn(CLOSE_CODES, code) ? CLOSE_CODES[code as keyof typeof CLOSE_CODES] : undefined;
  const waits = code === 4008 || code === 1013;
  const fallback = code === 4008 ? RATE_LIMIT_WAIT_MS : 0;
  return { do: known?.client ?? 'resume', atLeastMs: waits ? (statedWait(reason) ?? fallback) : 0 };
}

/** Who has the session, from the reason of a 4010 to a newcomer: `signed in with NAME since TIME`. */
export function holderOf(reason: string): { clientName: string; since: number } | undefined {
  const [, clientName, time = ''] = /^signed in with (.{1,100}) since (\S+)$/.exec(reason) ?? [];
  const since = Date.parse(time);
  return clientName === undefined || Number.isNaN(since) ? undefined : { clientName, since };
}

/** Where the session comes to rest after a close that is not to be resumed. */
export function restAfter(means: CloseMeaning, reason: string): PhaseEvent {
  if (means === 'superseded') {
    const by = holderOf(reason);
    return by === undefined ? { type: 'superseded' } : { type: 'superseded', by };
  }
  if (means === 'authenticate' || means === 'update') return { type: 'stopped', reason: means };
  return { type: 'stopped', reason: means === 'resume-once' ? 'malformed' : 'ended' };
}
