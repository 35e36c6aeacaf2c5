// The ways to the backend: through the proxies the operating system names for its address, with the certificates that
// count here and the one this client shows (SPEC 9). Loopback is reached directly and in the clear.
import type { Agent } from 'node:http';
import type { SecureContextOptions } from 'node:tls';
import { trustedAuthorities } from './authorities';
import { proxyHops, type Hop } from './proxy-list';
import type { Trust } from './trust-files';

/** One way to get there: whose certificates count, what this client shows, a proxy's agent. */
export type Route = Pick<SecureContextOptions, 'ca' | 'cert' | 'key' | 'pfx' | 'passphrase'> & { agent?: Agent };

/** In the order in which they are to be tried; never empty. */
export type FindRoutes = (url: string) => Route[] | Promise<Route[]>;

export interface RouteOptions {
  platform: NodeJS.Platform;
  /** What the operating system says about an https address, PAC scripts included. */
  resolveProxy: (httpsUrl: string) => Promise<string>;
  /** Asked at every connection; when it fails there is none. Absent: nothing beside what the system trusts. */
  trust?: () => Trust | Promise<Trust>;
}

async function agentFor(hop: Hop, ca: string[]): Promise<Agent | undefined> {
  if (hop.kind === 'direct') return undefined;
  if (hop.kind === 'socks') return new (await import('socks-proxy-agent')).SocksProxyAgent(hop.proxyUrl);
  // `ca` is for the proxy's own certificate; the backend's is verified behind it as without a proxy.
  return new (await import('https-proxy-agent')).HttpsProxyAgent(hop.proxyUrl, { ca });
}

export function createRoutes({ platform, resolveProxy, trust = () => ({}) }: RouteOptions): FindRoutes {
  return async (url) => {
    if (!url.startsWith('wss:')) return [{}];
    const { extraAuthorities, clientCertificate } = await trust();
    const ca = await trustedAuthorities(platform, extraAuthorities);
    // A proxy setting that cannot be read is not a reason to stay away: the direct way is tried.
    const answer = await resolveProxy(url.replace(/^wss:/, 'https:')).catch(() => 'DIRECT');
    return Promise.all(
      proxyHops(answer).map(async (hop) => {
        const agent = await agentFor(hop, ca);
        return { ca, ...clientCertificate, ...(agent === undefined ? {} : { agent }) };
      }),
    );
  };
}
