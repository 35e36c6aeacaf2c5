// Asks the update server: the ways and certificates of the routing backend, secure addresses only, redirects looked at one
// by one, and nobody waits for ever.
import { get as getPlain, type IncomingMessage } from 'node:http';
import { get as getSecure } from 'node:https';
import type { Clock, FindRoutes, Route } from '../session';
import { isSafeUrl } from './server';
import { netTrouble, UpdateTrouble } from './trouble';

/** Without a byte for so long the server counts as gone. */
export const SILENCE_MS = 30_000;
const MOST_REDIRECTS = 5;
/** A feed is a page of text. */
const MOST_TEXT_BYTES = 256 * 1024;

export interface Asking {
  headers?: Record<string, string>;
  /** Aborts at any time; then `unreachable`. */
  signal: AbortSignal;
}

export interface Web {
  /**
   * The answer with status 200 or 206; its bytes still come, and it breaks with an error when they stop coming.
   * @throws UpdateTrouble
   */
  open: (url: URL, asking: Asking) => Promise<IncomingMessage>;
  /** @throws UpdateTrouble; `missing` for what is not there */
  text: (url: URL, asking: Asking) => Promise<string>;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function refusalOf(status: number): UpdateTrouble {
  const detail = String(status);
  if (status === 404 || status === 410) return new UpdateTrouble('missing', detail);
  return new UpdateTrouble(status === 407 ? 'proxy' : 'refused', detail);
}

export function createWeb({ clock, routes }: { clock: Clock; routes: FindRoutes }): Web {
  const once = (url: URL, route: Route, { headers, signal }: Asking) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const options = { ...route, headers, signal, minVersion: 'TLSv1.2' as const, rejectUnauthorized: true };
      const answered = (response: IncomingMessage) => {
        response.on('data', hear);
        // Heard by whoever reads on; here only so that nothing breaks before somebody does.
        response.on('error', () => undefined);
        response.on('close', () => clock.clearTimeout(silence));
        // The reader decides when it flows.
        response.pause();
        resolve(response);
      };
      const request = url.protocol === 'https:' ? getSecure(url, options, answered) : getPlain(url, options, answered);
      const giveUp = () => request.destroy(new UpdateTrouble('unreachable', 'silence'));
      let silence = clock.setTimeout(giveUp, SILENCE_MS);
      const hear = () => {
        clock.clearTimeout(silence);
        silence = clock.setTimeout(giveUp, SILENCE_MS);
      };
      request.on('error', (error) => {
        clock.clearTimeout(silence);
        reject(netTrouble(error));
      });
    });

  /** Each way in its turn; an answer of whatever kind ends the search. */
  const tryWays = async (url: URL, asking: Asking) => {
    // What the client shows to the routing backend is not for others.
    const ways = (await routes(`${url.protocol === 'https:' ? 'wss' : 'ws'}://${url.host}/`)).map(({ ca, agent }) => ({
      ...(ca === undefined ? {} : { ca }),
      ...(agent === undefined ? {} : { agent }),
    }));
    let trouble = new UpdateTrouble('unreachable');
    for (const way of ways) {
      try {
        return await once(url, way, asking);
      } catch (error) {
        trouble = netTrouble(error);
        if (asking.signal.aborted || trouble.code !== 'unreachable') break;
      }
    }
    throw trouble;
  };

  const open: Web['open'] = async (from, asking) => {
    let url = from;
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      if (!isSafeUrl(url) || (from.protocol === 'https:' && url.protocol !== 'https:'))
        throw new UpdateTrouble('insecure');
      const response = await tryWays(url, asking);
      const { statusCode = 0, headers } = response;
      if (statusCode === 200 || statusCode === 206) return response;
      response.destroy();
      const { location } = headers;
      if (!REDIRECTS.has(statusCode) || location === undefined) throw refusalOf(statusCode);
      if (!URL.canParse(location, url.href)) throw new UpdateTrouble('refused', 'location');
      url = new URL(location, url);
    }
    throw new UpdateTrouble('refused', 'redirects');
  };

  return {
    open,
    async text(url, asking) {
      const response = await open(url, asking);
      const chunks: Buffer[] = [];
      let size = 0;
      try {
        for await (const chunk of response as AsyncIterable<Buffer>) {
          size += chunk.length;
          if (size > MOST_TEXT_BYTES) throw new UpdateTrouble('broken-feed', 'size');
          chunks.push(chunk);
        }
      } catch (error) {
        throw netTrouble(error);
      }
      return Buffer.concat(chunks).toString('utf8');
    },
  };
}
