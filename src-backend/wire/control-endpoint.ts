// The control channel over HTTP for a test that drives a backend in another process. Loopback only, its own token:
// POST /VERB with a JSON body of arguments -> {"ok":true,"value":…} or {"ok":false,"error":"…"}.
import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ControlEndpoint {
  url: string;
  stop(): Promise<void>;
}

const LARGEST_BODY_BYTES = 4 * 1024 * 1024;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY_BYTES) throw new Error('the body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function authorized(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted) && request.headers.origin === undefined;
}

/** `run` carries out one verb; what it throws is the answer's error. */
export async function listenForControl(
  token: string,
  run: (verb: string, args: unknown) => Promise<unknown>,
): Promise<ControlEndpoint> {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const say = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (!authorized(request, token)) {
      say(401, { ok: false, error: 'the control token is needed' });
      return;
    }
    if (request.method !== 'POST') {
      say(405, { ok: false, error: 'POST a verb' });
      return;
    }
    try {
      const body = await bodyOf(request);
      const value = await run(
        new URL(request.url ?? '/', 'http://control').pathname.slice(1),
        body === '' ? {} : JSON.parse(body),
      );
      say(200, { ok: true, value });
    } catch (error) {
      say(400, { ok: false, error: error instanceof Error ? error.message : String(error) });
    }
  };
  const http = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    async stop() {
      await new Promise<void>((resolve) => {
        http.close(() => {
          resolve();
        });
        http.closeAllConnections();
      });
    },
  };
}
