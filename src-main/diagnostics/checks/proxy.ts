// Check 4: what the operating system or the policy says about proxies for the address of the service.
import type { Check } from './check';
import { proxyPlace, type Way } from './way';

export function proxy(way: () => Promise<Way>): Check<'proxy'> {
  return async () => {
    const { service, hops } = await way();
    if (service === undefined) return { code: 'no-address' };
    if (!service.secure) return { code: 'not-used' };
    if (hops === undefined) return { code: 'unreadable' };
    const [first] = hops;
    if (first === undefined || first.kind === 'direct') return { code: 'none' };
    const { host, port } = proxyPlace(first.proxyUrl);
    return { code: 'used', facts: { host, port, kind: first.kind, ways: hops.length } };
  };
}
