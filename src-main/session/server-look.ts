// Looks at the server behind an address without signing in, for diagnostics: which certificate it shows, whether that
// counts here, and what time it has. One HEAD request by the session's own ways; nothing of the agent goes along.
import { request as plainRequest, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { TLSSocket } from 'node:tls';
import type { Clock, SocketFailure } from './ports';
import type { FindRoutes, Route } from './route';
import { socketFailure } from './socket-failure';

export interface CertificateLook {
  /** Node's code of why it does not count here; absent: it does. */
  refused?: string;
  /** Whoever signed it, as the certificate says: text of a stranger. */
  issuer: string;
  /** Epoch ms; absent where the certificate has no readable date. */
  validFrom?: number;
  validTo?: number;
  /** `TLSv1.3` */
  protocol: string;
}

export interface ServerLook {
  /** Absent without TLS, and when no secure connection came about. */
  certificate?: CertificateLook;
  /** Server clock minus local clock, ms, to the second; absent when it did not say. */
  offset?: number;
  /** No answer at all, or no secure connection. */
  failure?: { kind: SocketFailure; code: string };
}

export type LookAtServer = (url: string, signal: AbortSignal) => Promise<ServerLook>;

/** The `Date` of an answer is cut to seconds: on average it is half a second old. */
const DATE_LAG_MS = 500;

const date = (text: string | undefined) => {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) ? undefined : ms;
};

const failureOf = (error: unknown) => {
  const { failure = 'lost', detail = 'unknown' } = socketFailure(error, false);
  return { kind: failure, code: detail };
};

function certificateOf(socket: TLSSocket): CertificateLook {
  const { issuer, valid_from, valid_to } = socket.getPeerCertificate();
  // Absent altogether when the server has shown none.
  const { O, CN } = (issuer as Partial<typeof issuer> | undefined) ?? {};
  const from = date(valid_from);
  const to = date(valid_to);
  const error = socket.authorizationError as unknown;
  const refused = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? 'unknown') : error;
  return {
    ...(socket.authorized ? {} : { refused: typeof refused === 'string' ? refused : 'unknown' }),
    issuer: [CN ?? O ?? ''].flat().join(' '),
    ...(from === undefined ? {} : { validFrom: from }),
    ...(to === undefined ? {} : { validTo: to }),
    protocol: socket.getProtocol() ?? '',
  };
}

function lookBy(url: URL, route: Route, clock: Clock, signal: AbortSignal): Promise<ServerLook> {
  return new Promise((resolve) => {
    const look: ServerLook = {};
    const askedAt = clock.now();
    const answered = (response: IncomingMessage) => {
      const server = date(response.headers.date);
      if (server !== undefined) look.offset = server + DATE_LAG_MS - (askedAt + clock.now()) / 2;
      response.destroy();
      resolve(look);
    };
    // Refused certificates are to be read as well. Such a connection is ended before anything is asked on it.
    const options: RequestOptions & { minVersion: 'TLSv1.2'; rejectUnauthorized: boolean } = {
      ...route,
      method: 'HEAD',
      signal,
      minVersion: 'TLSv1.2',
      rejectUnauthorized: false,
    };
    const isSecure = url.protocol === 'https:';
    const request: ClientRequest = isSecure
      ? secureRequest(url, options, answered)
      : plainRequest(url, { ...route, method: 'HEAD', signal }, answered);
    request.on('error', (error) => {
      // A server that shows its certificate and then breaks off has shown it.
      resolve(look.certificate === undefined ? { failure: failureOf(error) } : look);
    });
    request.on('socket', (socket) => {
      socket.on('secureConnect', () => {
        if (!(socket instanceof TLSSocket)) return;
        look.certificate = certificateOf(socket);
        if (look.certificate.refused === undefined) return;
        resolve(look);
        request.destroy();
      });
    });
    request.end();
  });
}

/** Ends that say something about the way, not about the server. */
const NOT_REACHED: readonly SocketFailure[] = ['unreachable', 'timeout', 'proxy', 'lost'];

export function createServerLook({ clock, routes }: { clock: Clock; routes: FindRoutes }): LookAtServer {
  return async (url, signal) => {
    const http = new URL(url.replace(/^ws/i, 'http'));
    let look: ServerLook = { failure: { kind: 'unreachable', code: 'unknown' } };
    try {
      for (const route of await routes(url)) {
        if (signal.aborted) break;
        look = await lookBy(http, route, clock, signal);
        if (look.failure === undefined || !NOT_REACHED.includes(look.failure.kind)) break;
      }
      return look;
    } catch (error) {
      // The certificate files of the organisation cannot be read, for one.
      return { failure: failureOf(error) };
    }
  };
}
