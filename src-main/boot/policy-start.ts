// The organisation's settings at the start: read once, beside the start of Electron itself, and followed once there is a
// desk. What the first paint needs of them is taken unchecked, because the schemas come later.
import { userInfo } from 'node:os';
import type { Log } from '../diagnostics/log';
import type { PolicyFeed } from '../settings/policy/feed';
import { readAll, type PolicyReader, type Reading } from '../settings/policy/reading';
import { policyReaders } from '../settings/policy/sources';
import type { PolicyState } from '../settings/policy-state';

/** Longest time the window waits for a system that answers late (Windows, macOS), ms. */
const WINDOW_WAITS_MS = 250;

export interface PolicyStart {
  readers: readonly PolicyReader[];
  /** What they say at the start. */
  first: readonly Reading[] | Promise<readonly Reading[]>;
}

/** Without a name of its own an account has no policy of its own. */
function login(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

/** @param file stands in for the policies of this computer */
export function beginPolicy(file: string | undefined): PolicyStart {
  const readers = policyReaders({
    platform: process.platform,
    login: login(),
    systemRoot: process.env['SystemRoot'],
    file,
  });
  return { readers, first: readAll(readers) };
}

/** What is known by the time the window opens; nothing where the system is slow. */
export function knownForWindow({ first }: PolicyStart): readonly Reading[] | Promise<readonly Reading[]> {
  if (!(first instanceof Promise)) return first;
  return Promise.race([first, new Promise<[]>((resolve) => setTimeout(resolve, WINDOW_WAITS_MS, []))]);
}

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms);
  return () => {
    clearTimeout(timer);
  };
};

/** Codes and keys only: a value may be an address, a place a person's name. */
function logState(log: Log, { sources }: PolicyState): void {
  for (const { scope, state, problems, strict, values } of sources) {
    const level = state === 'broken' || problems.length > 0 ? 'warning' : 'info';
    if (state !== 'absent')
      log.write(level, 'policy.read', { scope, state, values: Object.keys(values).length, strict: strict.length });
    for (const problem of problems)
      log.write('warning', `policy.${problem.what}`, { scope, ...('key' in problem ? { key: problem.key } : {}) });
  }
}

/** Follows the sources until it is stopped. */
export async function followPolicy({ readers, first }: PolicyStart, log: Log): Promise<PolicyFeed> {
  const [{ createPolicyFeed }, readings] = await Promise.all([import('../settings/policy/feed'), first]);
  const feed = createPolicyFeed({ readers, first: readings, now: Date.now, after });
  logState(log, feed.state());
  feed.onChange((state) => {
    log.write('info', 'policy.changed');
    logState(log, state);
  });
  return feed;
}
