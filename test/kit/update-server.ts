// An update server as a test wants it: feeds signed with a throw-away key, files, and everything that can be wrong with
// either. Listens on this computer only.
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signedBytes } from '../../src-main/updates/signature';

export interface Release {
  version: string;
  file: Buffer;
  /** Of the file on the server. */
  name?: string;
  /** Lines of the feed beside the usual ones, e.g. `stagingPercentage: 10`. */
  more?: string;
  channel?: 'latest' | 'beta';
  /** Signs in the place of the server's own key; null: nobody does. */
  signedBy?: KeyObject | null;
}

/** Answers in the place of the usual one; true: it did. */
export type Fault = (request: IncomingMessage, response: ServerResponse, usual: Buffer) => boolean;

export interface UpdateServer {
  /** Ends in a slash. */
  url: string;
  /** Base64, as a build gets it. */
  publicKeys: string;
  publicKey: KeyObject;
  /** Puts a release, its feed and its signature on the server, in the place of what is there under these names. */
  publish: (release: Release) => void;
  /** Names and content of what is there; may be changed. */
  files: Map<string, Buffer>;
  /** For one name, until it is taken away. */
  faults: Map<string, Fault>;
  /** Names and ranges asked for so far, e.g. `latest-linux.yml`, `Parley.AppImage bytes=3-`. */
  asked: string[];
  stop: () => Promise<void>;
}

export const sha512 = (bytes: Buffer) => createHash('sha512').update(bytes).digest('base64');

/** As electron-builder writes it. */
export const feedText = ({ version, file, more = '' }: Release, name: string) =>
  [
    `version: ${version}`,
    'files:',
    `  - url: ${name}`,
    `    sha512: ${sha512(file)}`,
    `    size: ${String(file.length)}`,
    `path: ${name}`,
    `sha512: ${sha512(file)}`,
    "releaseDate: '2026-01-02T03:04:05.678Z'",
    ...(more === '' ? [] : [more]),
    '',
  ].join('\n');

function answer(response: ServerResponse, range: string | undefined, content: Buffer): void {
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  if (from === 0) {
    response.writeHead(200, { 'content-length': content.length }).end(content);
    return;
  }
  const rest = content.subarray(from);
  const place = `bytes ${String(from)}-${String(content.length - 1)}/${String(content.length)}`;
  response.writeHead(206, { 'content-length': rest.length, 'content-range': place }).end(rest);
}

/** @param port a free one by default */
export async function startUpdateServer(port = 0): Promise<UpdateServer> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const files = new Map<string, Buffer>();
  const faults = new Map<string, Fault>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
    const { range } = request.headers;
    asked.push(range === undefined ? name : `${name} ${range}`);
    const content = files.get(name);
    if (faults.get(name)?.(request, response, content ?? Buffer.alloc(0)) === true) return;
    if (content) answer(response, range, content);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(address.port)}/`,
    publicKeys: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    publicKey,
    publish(release) {
      const name = release.name ?? `parley-${release.version}-x86_64.AppImage`;
      const feedName = `${release.channel ?? 'latest'}-linux.yml`;
      const feed = feedText(release, name);
      const { signedBy = privateKey } = release;
      files.set(name, release.file);
      files.set(feedName, Buffer.from(feed));
      if (signedBy === null) files.delete(`${feedName}.sig`);
      else
        files.set(`${feedName}.sig`, Buffer.from(sign(null, signedBytes(feedName, feed), signedBy).toString('base64')));
    },
    files,
    faults,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
