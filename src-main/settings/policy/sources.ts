// Where the organisation's settings are on each system, the computer's before the person's.
import { join } from 'node:path';
import { createPolicyFile, ROOT } from './policy-file';
import type { PolicyReader } from './reading';

export interface PolicyPlaces {
  platform: NodeJS.Platform;
  /** Name the person signed in to the system with. */
  login: string;
  /** Stands in for the computer's policy, and there is no person's then: `--policy-file` of tests and demos. */
  file?: string | undefined;
}

const LINUX = '/etc/parley';

/** A name that is one segment of a path; others have no policy of their own. */
const isName = (login: string) => login !== '' && login !== '.' && login !== '..' && !/[/\\\0]/.test(login);

export function policyReaders({ platform, login, file }: PolicyPlaces): PolicyReader[] {
  if (file !== undefined) return [createPolicyFile({ scope: 'machine', file, owner: 'anybody' })];
  if (platform !== 'linux') return [];
  const machine = createPolicyFile({ scope: 'machine', file: join(LINUX, 'policy.json'), owner: ROOT });
  if (!isName(login)) return [machine];
  return [machine, createPolicyFile({ scope: 'user', file: join(LINUX, 'users', `${login}.json`), owner: ROOT })];
}
