// Check 6: does the service open a WebSocket and speak the protocol of this program. The session's own socket is used, so
// ways, proxies and certificates are the same; nothing is said on it.
import type { SocketEnd, SocketFactory, SocketPort } from '../../session';
import type { Check, Finding, Service } from './check';

const CODES: Record<NonNullable<SocketEnd['failure']>, Finding<'websocket'>['code']> = {
  unreachable: 'unreachable',
  timeout: 'unreachable',
  lost: 'unreachable',
  certificate: 'certificate',
  'trust-file': 'certificate',
  tls: 'tls',
  proxy: 'proxy',
  'not-a-backend': 'not-a-backend',
  'bad-frame': 'not-a-backend',
  'insecure-url': 'bad-address',
};

export interface WebSocketPorts {
  service: () => Promise<Service | undefined>;
  openSocket: SocketFactory;
  /** Milliseconds of a clock that only goes forward. */
  now: () => number;
}

export function websocket({ service, openSocket, now }: WebSocketPorts): Check<'websocket'> {
  return async (signal) => {
    const known = await service();
    if (known === undefined) return { code: 'no-address' };
    const { host, port, url } = known;
    const began = now();
    return new Promise((resolve) => {
      const socket: SocketPort = openSocket(url, {
        opened: () => {
          resolve({ code: 'opened', facts: { host, port, took: Math.round(now() - began) } });
          socket.close(1000);
        },
        frame: () => undefined,
        binary: () => undefined,
        ended: ({ failure = 'lost', detail, code }) => {
          resolve({ code: CODES[failure], facts: { host, port, why: detail ?? String(code) } });
        },
      });
      signal.addEventListener('abort', () => {
        socket.terminate();
      });
    });
  };
}
