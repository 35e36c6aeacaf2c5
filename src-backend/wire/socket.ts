// The only importer of ws here: real WebSocket connections on one port, turned into the session layer's lines.
// No compression, a size limit, the subprotocol demanded, browsers refused (PROTOCOL 3).
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { MAX_FRAME_BYTES, SUBPROTOCOL } from '../../src-protocol';
import type { HttpAnswer } from '../attachments/downloads';
import type { Connection, Peer } from '../session/connection';

/** Above the protocol's own limit, so that a frame slightly too large gets a close code that says so. */
const HARD_LIMIT_BYTES = 4 * MAX_FRAME_BYTES;

/** A peer that does not answer a goodbye is cut after this time. */
const GOODBYE_MS = 1_000;

export interface Refusal {
  code: number;
  reason: string;
}

export interface Socket {
  url: string;
  /** Refuse new connections with this close code and reason; undefined: let them in. */
  readonly shut: (answer: Refusal | undefined) => void;
  stop(): Promise<void>;
}

const isText = (data: RawData, binary: boolean): data is Buffer => !binary && Buffer.isBuffer(data);

function asConnection(socket: WebSocket): Connection {
  return {
    send: (text) => {
      if (socket.readyState === socket.OPEN) socket.send(text);
    },
    close: (code, reason) => {
      socket.close(
        code,
        Buffer.from(reason)
          .subarray(0, 120)
          .toString()
          .replace(/\uFFFD+$/, ''),
      );
      setTimeout(() => {
        socket.terminate();
      }, GOODBYE_MS).unref();
    },
    terminate: () => {
      socket.terminate();
    },
  };
}

/** Listens; rejects when the port is taken. `port` 0 picks a free one. */
export async function listen(
  options: { host: string; port: number },
  connect: (connection: Connection) => Peer,
  serve: (method: string, path: string) => HttpAnswer,
): Promise<Socket> {
  let shutWith: Refusal | undefined;
  const http = createServer((request, response) => {
    if (!request.url?.startsWith('/attachments/') || request.headers.origin !== undefined) {
      response.writeHead(426, { 'content-type': 'text/plain' }).end('This is a WebSocket.\n');
      return;
    }
    const { status, headers, body, cutAfter } = serve(request.method ?? '', request.url);
    response.writeHead(status, headers);
    if (cutAfter === undefined) response.end(body);
    else response.write(body.subarray(0, cutAfter), () => response.destroy());
  });
  const sockets = new WebSocketServer({
    server: http,
    maxPayload: HARD_LIMIT_BYTES,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
    // A page in a browser always sends its origin; a client of ours never does.
    verifyClient: ({ req }: { req: IncomingMessage }) => req.headers.origin === undefined,
  });
  sockets.on('connection', (socket) => {
    socket.on('error', () => {
      socket.terminate();
    });
    if (socket.protocol !== SUBPROTOCOL) {
      socket.close(4012, `subprotocol ${SUBPROTOCOL} is needed`);
      return;
    }
    if (shutWith !== undefined) {
      socket.close(shutWith.code, shutWith.reason);
      return;
    }
    const peer = connect(asConnection(socket));
    socket.on('message', (data, binary) => {
      peer.receive(isText(data, binary) ? data.toString('utf8') : undefined);
    });
    socket.on('close', () => {
      peer.closed();
    });
  });
  await new Promise<void>((resolve, reject) => {
    // The WebSocket server passes its HTTP server's errors on; unheard they would end the process.
    sockets.on('error', reject);
    http.listen(options.port, options.host, resolve);
  });
  const { port } = http.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `ws://${host}:${port}`,
    shut(answer) {
      shutWith = answer;
    },
    async stop() {
      const goodbyes = [...sockets.clients].map((client) => {
        if (client.readyState !== client.CLOSING) client.terminate();
        return once(client, 'close');
      });
      await Promise.all(goodbyes);
      await new Promise<void>((resolve) => {
        http.close(() => {
          resolve();
        });
        http.closeAllConnections();
      });
    },
  };
}
