// A time stamping authority (RFC 3161) on loopback, answering with openssl: signing tools of every age can ask one.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const CONFIG = `[tsa]
default_tsa = own
[own]
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256, sha384, sha512
signer_digest = sha256
ess_cert_id_alg = sha256
`;

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

export interface TimeStamps {
  url: string;
  close: () => void;
}

/** @param folder holds `time.pem`, `time.key` and the authority's `ca.pem`; what it works with goes there too */
export async function startTimeStamps(folder: string): Promise<TimeStamps> {
  const at = (file: string) => join(folder, file);
  writeFileSync(at('tsa.cnf'), `${CONFIG}serial = ${at('tsa.serial')}\n`);
  writeFileSync(at('tsa.serial'), '01');
  const reply = async (query: Buffer) => {
    writeFileSync(at('query.tsq'), query);
    await run('openssl', [
      ...['ts', '-reply', '-config', at('tsa.cnf'), '-queryfile', at('query.tsq'), '-out', at('reply.tsr')],
      ...['-signer', at('time.pem'), '-inkey', at('time.key'), '-chain', at('ca.pem')],
    ]);
    return readFileSync(at('reply.tsr'));
  };
  const server = createServer((request, response) => {
    bodyOf(request)
      .then(reply)
      .then(
        (stamp) => response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(stamp),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
