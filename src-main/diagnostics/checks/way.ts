// The way to the service as the operating system or a policy says, asked once a run: several checks build on it.
import { proxyHops, type Hop } from '../../session';
import { serviceOf, type NextStop, type Service } from './check';

export interface Way {
  service: Service | undefined;
  /** In the order in which they are tried. Undefined: what the system said could not be had. Loopback has none. */
  hops: readonly Hop[] | undefined;
  next: NextStop | undefined;
}

/** Address and port of a proxy; without a port that of its scheme. */
export function proxyPlace(proxyUrl: string): { host: string; port: number } {
  const { hostname, port, protocol } = new URL(proxyUrl.replace(/^socks\w*:/, 'http:'));
  const byDefault = proxyUrl.startsWith('socks') ? 1080 : protocol === 'https:' ? 443 : 80;
  return { host: hostname, port: port === '' ? byDefault : Number(port) };
}

/**
 * @param resolveProxy as the session's routes ask it
 */
export async function findWay(url: string, resolveProxy: (httpsUrl: string) => Promise<string>): Promise<Way> {
  const service = serviceOf(url);
  if (service === undefined) return { service, hops: [], next: undefined };
  const direct = { host: service.host, port: service.port, isProxy: false };
  // As the routes do: what is not encrypted stays on this computer.
  if (!service.secure) return { service, hops: [], next: direct };
  const answer = await resolveProxy(url.replace(/^wss:/i, 'https:')).catch(() => undefined);
  if (answer === undefined) return { service, hops: undefined, next: direct };
  const hops = proxyHops(answer);
  const [first] = hops;
  const next =
    first === undefined || first.kind === 'direct' ? direct : { ...proxyPlace(first.proxyUrl), isProxy: true };
  return { service, hops, next };
}
