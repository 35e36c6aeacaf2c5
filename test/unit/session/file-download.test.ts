// Files come from the backend's own origin, within limits, and a broken one is never taken for a whole one.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileDownload, systemClock } from '../../../src-main/session';
import { fileUrl } from '../../../src-main/session/file-download';

let server: Server;
let url: string;
const asked: string[] = [];
const fetchFile = (path: string, maxBytes = 100) => createFileDownload({ clock: systemClock })(url, path, { maxBytes });

beforeEach(async () => {
  asked.length = 0;
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    switch (request.url ?? '') {
      case '/good':
        response.writeHead(200, { 'content-type': 'Image/PNG; charset=x' }).end('0123456789');
        return;
      case '/gone':
        response.writeHead(410).end();
        return;
      case '/away':
        response.writeHead(302, { location: '/good' }).end();
        return;
      case '/says-large':
        response.writeHead(200, { 'content-length': '101' }).end('x'.repeat(101));
        return;
      case '/is-large':
        response.writeHead(200, { 'content-type': 'image/png' });
        response.write('x'.repeat(60));
        response.end('x'.repeat(60));
        return;
      default:
        response.writeHead(200, { 'content-length': '50' });
        response.write('half', () => response.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe('a file of the backend', () => {
  it('comes with its bytes and its type, in memory of its own', async () => {
    const file = await fetchFile('/good');
    if (!file.ok) throw new Error(file.code);
    expect(file.value.type).toBe('image/png');
    expect(Buffer.from(file.value.bytes).toString()).toBe('0123456789');
    expect(file.value.bytes.buffer.byteLength).toBe(10);
  });

  it.each([
    ['/gone', 'gone'],
    ['/away', 'bad-answer'],
    ['/says-large', 'too-large'],
    ['/is-large', 'too-large'],
    ['/cut', 'unreachable'],
  ])('%s is %s', async (path, code) => {
    expect(await fetchFile(path)).toMatchObject({ ok: false, code });
    expect(asked).toEqual([path]);
  });

  it('is never asked for at another place', async () => {
    for (const path of ['//evil.example.org/x', 'https://evil.example.org/x', 'good', '/\\evil.example.org/x'])
      expect(await fetchFile(path)).toMatchObject({ ok: false, code: 'bad-path' });
    expect(asked).toEqual([]);
    expect(fileUrl('wss://desk.example.org:8443/line', '/a/b')?.href).toBe('https://desk.example.org:8443/a/b');
  });

  it('says that nobody is there', async () => {
    await new Promise((resolve) => server.close(resolve));
    expect(await fetchFile('/good')).toMatchObject({ ok: false, code: 'unreachable', retryable: true });
  });
});
