// Check 2: does anything answer there: the service, or the proxy on the way to it.
import { codeOf, type Check } from './check';
import type { Way } from './way';

export interface TcpPorts {
  way: () => Promise<Pick<Way, 'next'>>;
  /** Connects and closes at once; milliseconds. @throws a system error with a code */
  connect: (host: string, port: number, signal: AbortSignal) => Promise<number>;
}

export function tcp({ way, connect }: TcpPorts): Check<'tcp'> {
  return async (signal) => {
    const { next } = await way();
    if (next === undefined) return { code: 'no-address' };
    const { host, port, isProxy } = next;
    try {
      const took = await connect(host.replace(/^\[(.*)\]$/, '$1'), port, signal);
      return { code: isProxy ? 'proxy-connected' : 'connected', facts: { host, port, took: Math.round(took) } };
    } catch (error) {
      const why = codeOf(error);
      return { code: why === 'ECONNREFUSED' ? 'refused' : 'unreachable', facts: { host, port, why } };
    }
  };
}
