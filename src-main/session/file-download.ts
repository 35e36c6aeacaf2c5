// Fetches one file from the backend over HTTP(S): the same host, port, ways and certificates as the WebSocket, a limit on
// the size, no redirects, nothing kept (PROTOCOL 9). What the file is, is for others to judge.
import { get as getPlain, type IncomingMessage, type ClientRequest } from 'node:http';
import { get as getSecure } from 'node:https';
import type { Clock } from './ports';
import { accepted, refused, type Result } from './result';
import type { FindRoutes, Route } from './route';

/** Without a byte for so long the download is given up. */
export const SILENCE_MS = 15_000;

/**
 * - `bad-path`: leads away from the backend.
 * - `gone`: the backend has it no more, or the ticket was not good any more.
 * - `too-large`: more bytes than allowed, said or sent.
 * - `unreachable`: no answer, or broken off.
 * - `bad-answer`: a redirect or another status.
 */
export type FileCode = 'bad-path' | 'gone' | 'too-large' | 'unreachable' | 'bad-answer';

export interface FetchedFile {
  /** In memory of its own. */
  bytes: Uint8Array<ArrayBuffer>;
  /** As the backend calls it, without parameters, in small letters. */
  type: string;
}

/** `backendUrl`: `wss://…` or `ws://…`, as the session is connected to it. */
export type DownloadFile = (
  backendUrl: string,
  path: string,
  limits: { maxBytes: number },
) => Promise<Result<FetchedFile, FileCode>>;

/** The address on the backend's own origin; undefined for a path that leads anywhere else. */
export function fileUrl(backendUrl: string, path: string): URL | undefined {
  const base = backendUrl.replace(/^ws/, 'http');
  if (!path.startsWith('/') || !URL.canParse(path, base)) return undefined;
  const url = new URL(path, base);
  const isOwn = url.origin === new URL(base).origin && url.username === '' && url.password === '';
  return isOwn ? url : undefined;
}

const STATUS: Readonly<Record<number, FileCode>> = { 403: 'gone', 404: 'gone', 410: 'gone' };

function receive(response: IncomingMessage, maxBytes: number): Promise<Result<FetchedFile, FileCode>> {
  const { statusCode = 0, headers } = response;
  if (statusCode !== 200) {
    response.destroy();
    return Promise.resolve(refused(STATUS[statusCode] ?? (statusCode >= 500 ? 'unreachable' : 'bad-answer'), true));
  }
  const told = headers['content-length'];
  if (told !== undefined && Number(told) > maxBytes) {
    response.destroy();
    return Promise.resolve(refused('too-large'));
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else {
        resolve(refused('too-large'));
        response.destroy();
      }
    });
    response.on('end', () => {
      const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
      // A copy: a small buffer lies in one pool with others, and all of it would go along to the window.
      resolve(accepted({ bytes: new Uint8Array(Buffer.concat(chunks)), type }));
    });
    // Broken off, by either side; after the end it changes nothing.
    response.on('error', () => resolve(refused('unreachable', true)));
    response.on('close', () => resolve(refused('unreachable', true)));
  });
}

export function createFileDownload({
  clock,
  routes = () => [{}],
}: {
  clock: Clock;
  routes?: FindRoutes;
}): DownloadFile {
  const once = (url: URL, route: Route, maxBytes: number) =>
    new Promise<Result<FetchedFile, FileCode>>((resolve) => {
      const options = { ...route, minVersion: 'TLSv1.2' as const, rejectUnauthorized: true };
      const done = (result: Result<FetchedFile, FileCode>) => {
        clock.clearTimeout(silence);
        resolve(result);
      };
      const giveUp = () => {
        request.destroy();
        done(refused('unreachable', true));
      };
      let silence = clock.setTimeout(giveUp, SILENCE_MS);
      const answered = (response: IncomingMessage) => {
        response.on('data', () => {
          clock.clearTimeout(silence);
          silence = clock.setTimeout(giveUp, SILENCE_MS);
        });
        void receive(response, maxBytes).then(done);
      };
      const request: ClientRequest =
        url.protocol === 'https:' ? getSecure(url, options, answered) : getPlain(url, options, answered);
      request.on('error', () => done(refused('unreachable', true)));
    });

  return async (backendUrl, path, { maxBytes }) => {
    const url = fileUrl(backendUrl, path);
    if (url === undefined) return refused('bad-path');
    try {
      const ways = await routes(backendUrl);
      let result: Result<FetchedFile, FileCode> = refused('unreachable', true);
      for (const way of ways) {
        result = await once(url, way, maxBytes);
        if (result.ok || result.code !== 'unreachable') return result;
      }
      return result;
    } catch {
      return refused('unreachable', true);
    }
  };
}
