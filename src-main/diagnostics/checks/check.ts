// What a check is: one question about this computer or the way to the service, answered with a code and a few facts.
import type { CheckCode, CheckFacts, CheckId } from '../../../src-preload/contract/checks';

export interface Finding<I extends CheckId = CheckId> {
  code: CheckCode<I>;
  facts?: CheckFacts;
}

/**
 * May throw or never answer: the runner has a deadline and a code for both.
 * @param signal aborted at the deadline and when the checks are cancelled; connections end with it
 */
export type Check<I extends CheckId = CheckId> = (signal: AbortSignal) => Finding<I> | Promise<Finding<I>>;

export type Checks = { [I in CheckId]: Check<I> };

/** The address of the service as the checks of the way see it; undefined: none is known. */
export interface Service {
  url: string;
  host: string;
  port: number;
  /** `wss:`; plain `ws:` is for this computer only. */
  secure: boolean;
}

export function serviceOf(url: string): Service | undefined {
  if (!/^wss?:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  const { hostname, port, protocol } = new URL(url);
  const secure = protocol === 'wss:';
  return { url, host: hostname, port: port === '' ? (secure ? 443 : 80) : Number(port), secure };
}

/** Next thing that a connection is made to: the proxy where there is one, else the service itself. */
export interface NextStop {
  host: string;
  port: number;
  isProxy: boolean;
}

/** The code of a system error, for a fact; never its words. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
