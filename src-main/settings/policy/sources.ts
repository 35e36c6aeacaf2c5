// Where the organisation's settings are on each system, the computer's before the person's.
import { posix } from 'node:path';
import { createManagedPreferences } from './managed-preferences';
import { createPolicyFile, ROOT } from './policy-file';
import type { PolicyReader } from './reading';
import { createRegistryPolicies } from './registry';

export interface PolicyPlaces {
  platform: NodeJS.Platform;
  /** Name the person signed in to the system with. */
  login: string;
  /** Of Windows: its `SystemRoot`. */
  systemRoot?: string | undefined;
  /** Stands in for the computer's policy, and there is no person's then: `--policy-file` of tests and demos. */
  file?: string | undefined;
}

const LINUX = '/etc/parley';
const MACOS = '/Library/Managed Preferences';
/** As in electron-builder.yml; a test compares them. */
export const BUNDLE_ID = 'org.example.parley';

/** A name that is one segment of a path; others have no policy of their own. */
const isName = (login: string) => login !== '' && login !== '.' && login !== '..' && !/[/\\\0]/.test(login);

export function policyReaders({ platform, login, systemRoot, file: given }: PolicyPlaces): PolicyReader[] {
  if (given !== undefined) return [createPolicyFile({ scope: 'machine', file: given, owner: 'anybody' })];
  const scopes = isName(login) ? (['machine', 'user'] as const) : (['machine'] as const);
  if (platform === 'win32')
    return (['machine', 'user'] as const).map((scope) => createRegistryPolicies({ scope, systemRoot }));
  return scopes.map((scope) => {
    const isOwn = scope === 'user';
    if (platform === 'darwin')
      return createManagedPreferences({ scope, file: posix.join(MACOS, isOwn ? login : '', `${BUNDLE_ID}.plist`) });
    const file = isOwn ? posix.join(LINUX, 'users', `${login}.json`) : posix.join(LINUX, 'policy.json');
    return createPolicyFile({ scope, file, owner: ROOT });
  });
}
