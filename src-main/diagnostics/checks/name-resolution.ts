// Check 1: does this computer know the address behind the name that a connection is made to.
import { isIP } from 'node:net';
import { codeOf, type Check } from './check';
import type { Way } from './way';

export interface NameResolutionPorts {
  way: () => Promise<Pick<Way, 'next'>>;
  /** All addresses of a name, as the operating system finds them. */
  lookup: (host: string) => Promise<readonly { family: number }[]>;
}

const bare = (host: string) => host.replace(/^\[(.*)\]$/, '$1');

export function nameResolution({ way, lookup }: NameResolutionPorts): Check<'name-resolution'> {
  return async () => {
    const { next } = await way();
    if (next === undefined) return { code: 'no-address' };
    const { host, isProxy } = next;
    if (isIP(bare(host)) !== 0) return { code: 'literal', facts: { host } };
    try {
      const found = await lookup(host);
      if (found.length === 0) return { code: 'not-found', facts: { host, why: 'ENODATA' } };
      const ipv6 = found.filter(({ family }) => family === 6).length;
      const facts = { host, ipv4: found.length - ipv6, ipv6 };
      return { code: isProxy ? 'proxy-resolved' : 'resolved', facts };
    } catch (error) {
      return { code: 'not-found', facts: { host, why: codeOf(error) } };
    }
  };
}
