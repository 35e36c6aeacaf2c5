// The real electron-updater and everything around it, against a real server on this computer: from the feed to the file
// in its place, and what becomes of it when server, network or disk do what they should not.
import { generateKeyPairSync, sign } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src-main/session';
import { createEngine, type Engine } from '../../../src-main/updates/engine';
import { openMemory } from '../../../src-main/updates/memory';
import { signedBytes } from '../../../src-main/updates/signature';
import { UpdateTrouble } from '../../../src-main/updates/trouble';
import { createWeb } from '../../../src-main/updates/web';
import { sha512, startUpdateServer, type UpdateServer } from '../../kit/update-server';

const OLD = Buffer.from('the old program');
const NEW = Buffer.concat([Buffer.from('the new program'), Buffer.alloc(3_000_000, 'x')]);
const NAME = 'parley-1.1.0-x86_64.AppImage';
const FEED = 'latest-linux.yml';

let server: UpdateServer;
let folder: string;
let image: string;
const before = process.env['APPIMAGE'];

beforeEach(async () => {
  server = await startUpdateServer();
  folder = mkdtempSync(join(tmpdir(), 'updates-'));
  image = join(folder, 'Parley.AppImage');
  writeFileSync(image, OLD);
  chmodSync(image, 0o755);
  mkdirSync(join(folder, 'user-data'));
  process.env['APPIMAGE'] = image;
});
afterEach(async () => {
  if (before === undefined) delete process.env['APPIMAGE'];
  else process.env['APPIMAGE'] = before;
  rmSync(folder, { recursive: true, force: true });
  await server.stop();
});

/** One start of the program. */
function start(version = '1.0.0') {
  const waits: number[] = [];
  const engine = createEngine({
    platform: 'linux',
    arch: 'x64',
    version,
    configFile: join(folder, 'app-update.yml'),
    userData: join(folder, 'user-data'),
    cache: join(folder, 'cache'),
    web: createWeb({ clock: systemClock, routes: () => [{}] }),
    memory: openMemory(join(folder, 'user-data', 'updates.json')),
    wait: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
    failed: () => undefined,
    quit: () => undefined,
  });
  const place = { base: new URL(server.url), channel: 'stable' as const, keys: [server.publicKey] };
  const { signal } = new AbortController();
  return {
    engine,
    waits,
    check: (change: Partial<Parameters<Engine['check']>[0]> = {}) => engine.check({ ...place, ...change }, signal),
    download: (progress: (percent: number) => void = () => undefined) => engine.download(progress, signal),
  };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: unknown) => (error instanceof UpdateTrouble ? error.code : error),
  );
const pending = () => join(folder, 'cache/parley-updater/pending', NAME);
const partial = () => {
  const place = join(folder, 'cache/parley-updater/partial');
  return existsSync(place) ? readdirSync(place).map((name) => join(place, name)) : [];
};

describe('an update', () => {
  it('is found, fetched, checked and put in the place of the old file, under its name and permissions', async () => {
    server.publish({ version: '1.1.0', file: NEW });
    const { engine, check, download } = start();
    expect(await check()).toBe('1.1.0');
    const seen: number[] = [];
    await download((percent) => seen.push(percent));
    expect(seen.at(-1)).toBe(100);
    expect(readFileSync(image)).toEqual(OLD);
    expect(engine.install(false)).toBe(true);
    expect(readFileSync(image).equals(NEW)).toBe(true);
    expect(statSync(image).mode & 0o777).toBe(0o755);
    expect(readdirSync(folder).sort()).toEqual(['Parley.AppImage', 'cache', 'user-data']);
    expect(existsSync(pending())).toBe(false);
  });

  it('that lies here since an earlier start is not fetched again', async () => {
    server.publish({ version: '1.1.0', file: NEW });
    const first = start();
    await first.check();
    await first.download();
    const asked = server.asked.length;
    const second = start();
    expect(await second.check()).toBe('1.1.0');
    await second.download();
    expect(server.asked.slice(asked)).toEqual([FEED, `${FEED}.sig`]);
    expect(second.engine.install(false)).toBe(true);
    expect(readFileSync(image).equals(NEW)).toBe(true);
  });

  it('is not taken when the file has become another one since', async () => {
    server.publish({ version: '1.1.0', file: NEW });
    const { engine, check, download } = start();
    await check();
    await download();
    const changed = Buffer.from(NEW);
    changed[5] = 0;
    writeFileSync(pending(), changed);
    expect(engine.install(false)).toBe(false);
    expect(readFileSync(image)).toEqual(OLD);
    expect(readdirSync(folder)).not.toContain('.Parley.AppImage.new');
    // The next start finds it out as well, and fetches it anew.
    const next = start();
    await next.check();
    await next.download();
    expect(next.engine.install(false)).toBe(true);
    expect(readFileSync(image).equals(NEW)).toBe(true);
  });

  it('of the same version, or for a part of the computers that this one is not in, is none', async () => {
    server.publish({ version: '1.0.0', file: NEW });
    expect(await start().check()).toBeNull();
    server.publish({ version: '1.1.0', file: NEW, more: 'stagingPercentage: 0' });
    expect(await start().check()).toBeNull();
    const idFile = join(folder, 'user-data/.updaterId');
    const id = readFileSync(idFile, 'utf8');
    server.publish({ version: '1.1.0', file: NEW, more: 'stagingPercentage: 100' });
    expect(await start().check()).toBe('1.1.0');
    expect(readFileSync(idFile, 'utf8')).toBe(id);
  });

  it('of the beta channel comes to those who are on it only', async () => {
    server.publish({ version: '1.0.0', file: NEW });
    server.publish({ version: '1.1.0-beta.1', file: NEW, channel: 'beta' });
    expect(await start().check()).toBeNull();
    expect(await start().check({ channel: 'beta' })).toBe('1.1.0-beta.1');
  });

  it('is staged by an own number of each computer: about half of them at 50 %', async () => {
    server.publish({ version: '1.1.0', file: NEW, more: 'stagingPercentage: 50' });
    let inside = 0;
    for (let computer = 0; computer < 40; computer++) {
      rmSync(join(folder, 'user-data/.updaterId'), { force: true });
      if ((await start().check()) !== null) inside += 1;
    }
    // Beyond this once in ten million runs.
    expect(inside).toBeGreaterThan(3);
    expect(inside).toBeLessThan(37);
  });
});

describe('nothing is believed', () => {
  it.each([
    ['without a signature', null, 'unsigned'],
    ['signed by somebody else', generateKeyPairSync('ed25519').privateKey, 'wrong-signature'],
  ])('%s', async (_name, signedBy, expected) => {
    server.publish({ version: '1.1.0', file: NEW, signedBy });
    expect(await codeOf(start().check())).toBe(expected);
    expect(server.asked).not.toContain(NAME);
  });

  it('with a byte flipped', async () => {
    server.publish({ version: '1.1.0', file: NEW });
    const feed = Buffer.from(server.files.get(FEED) ?? '');
    feed[9] = (feed[9] ?? 0) ^ 1;
    server.files.set(FEED, feed);
    expect(await codeOf(start().check())).toBe('wrong-signature');
  });

  it('of another system or channel under this name', async () => {
    server.publish({ version: '1.1.0', file: NEW, channel: 'beta' });
    for (const ending of ['', '.sig'])
      server.files.set(`${FEED}${ending}`, server.files.get(`beta-linux.yml${ending}`) ?? Buffer.alloc(0));
    expect(await codeOf(start().check())).toBe('wrong-signature');
  });

  it('that is older: than this program, or than what was offered before, restarts between them', async () => {
    server.publish({ version: '0.9.0', file: NEW });
    expect(await codeOf(start().check())).toBe('older');
    server.publish({ version: '1.1.0', file: NEW });
    const replay = new Map(server.files);
    server.publish({ version: '1.2.0', file: NEW });
    expect(await start().check()).toBe('1.2.0');
    for (const [name, content] of replay) server.files.set(name, content);
    expect(await codeOf(start().check())).toBe('older');
    // Another server of the same publisher has a course of its own.
    expect(await start().check({ base: new URL(server.url.replace('127.0.0.1', 'localhost')) })).toBe('1.1.0');
  });

  it.each([
    ['no feed', 'version: [', 'broken-feed'],
    ['no version', 'files: []\n', 'broken-feed'],
  ])('signed, but %s', async (_name, text, expected) => {
    server.publish({ version: '1.1.0', file: NEW });
    const pair = generateKeyPairSync('ed25519');
    server.files.set(FEED, Buffer.from(text));
    server.files.set(
      `${FEED}.sig`,
      Buffer.from(sign(null, signedBytes(FEED, text), pair.privateKey).toString('base64')),
    );
    expect(await codeOf(start().check({ keys: [pair.publicKey] }))).toBe(expected);
  });
});

describe('the server', () => {
  const status =
    (code: number, headers: Record<string, string> = {}) =>
    () =>
      server.faults.set(FEED, (_request, response) => {
        response.writeHead(code, headers).end();
        return true;
      });

  it.each([
    ['has nothing', status(404), 'missing'],
    ['is ill', status(500), 'refused'],
    ['leads to a place that is not secure', status(302, { location: 'http://192.0.2.1/latest-linux.yml' }), 'insecure'],
    ['leads in circles', status(302, { location: '/latest-linux.yml' }), 'refused'],
    ['wants a sign-in of the proxy', status(407), 'proxy'],
    [
      'hangs up',
      () =>
        server.faults.set(FEED, (request) => {
          request.socket.destroy();
          return true;
        }),
      'unreachable',
    ],
    [
      'sends without an end',
      () =>
        server.faults.set(FEED, (_request, response) => {
          response.writeHead(200).end(Buffer.alloc(400_000, 'x'));
          return true;
        }),
      'broken-feed',
    ],
  ])('%s', async (_name, prepare, expected) => {
    server.publish({ version: '1.1.0', file: NEW });
    prepare();
    expect(await codeOf(start().check())).toBe(expected);
  });

  it('is not there', async () => {
    const base = new URL('http://127.0.0.1:1/');
    expect(await codeOf(start().check({ base }))).toBe('unreachable');
  });

  it('may lead elsewhere, where it is secure', async () => {
    server.publish({ version: '1.1.0', file: NEW });
    server.files.set('moved', server.files.get(FEED) ?? Buffer.alloc(0));
    status(302, { location: '/moved' })();
    expect(await start().check()).toBe('1.1.0');
  });
});

describe('a file that does not come as announced', () => {
  /** Sends that many bytes and hangs up, `times` times. */
  const breakOff = (bytes: number, times: number) => {
    let left = times;
    server.faults.set(NAME, (request, response, usual) => {
      if (left-- <= 0) return false;
      const from = Number(/=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      const place = { 'content-range': `bytes ${String(from)}-${String(usual.length - 1)}/${String(usual.length)}` };
      response.writeHead(from > 0 ? 206 : 200, { 'content-length': usual.length - from, ...(from > 0 ? place : {}) });
      response.write(usual.subarray(from, from + bytes), () => response.destroy());
      return true;
    });
  };
  const files = () => server.asked.filter((one) => one.startsWith(NAME));

  it('goes on where it broke off', async () => {
    server.publish({ version: '1.1.0', file: NEW });
    breakOff(1_000_000, 2);
    const { check, download, engine, waits } = start();
    await check();
    await download();
    expect(files().length).toBeGreaterThanOrEqual(2);
    expect(
      files()
        .slice(1)
        .every((one) => /bytes=\d{4,}-$/.test(one)),
    ).toBe(true);
    expect(waits.length).toBe(files().length - 1);
    expect(engine.install(false)).toBe(true);
    expect(readFileSync(image).equals(NEW)).toBe(true);
  });

  it('goes on after a restart', async () => {
    server.publish({ version: '1.1.0', file: NEW });
    server.faults.set(NAME, (_request, response, usual) => {
      if (files().length > 1) {
        response.destroy();
        return true;
      }
      response.writeHead(200, { 'content-length': usual.length });
      response.write(usual.subarray(0, 1_500_000), () => response.destroy());
      return true;
    });
    const first = start();
    await first.check();
    expect(await codeOf(first.download())).toBe('unreachable');
    const [kept = ''] = partial();
    const size = statSync(kept).size;
    expect(size).toBeGreaterThan(0);
    server.faults.clear();
    const second = start();
    await second.check();
    await second.download();
    expect(files().at(-1)).toBe(`${NAME} bytes=${String(size)}-`);
    expect(second.engine.install(false)).toBe(true);
    expect(readFileSync(image).equals(NEW)).toBe(true);
  });

  it('starts anew with a server that knows no ranges', async () => {
    server.publish({ version: '1.1.0', file: NEW });
    let count = 0;
    server.faults.set(NAME, (_request, response, usual) => {
      response.writeHead(200, { 'content-length': usual.length });
      if (count++ === 0) response.write(usual.subarray(0, 1_000_000), () => response.destroy());
      else response.end(usual);
      return true;
    });
    const { check, download, engine } = start();
    await check();
    await download();
    expect(engine.install(false)).toBe(true);
    expect(readFileSync(image).equals(NEW)).toBe(true);
  });

  it.each([
    ['a flipped byte', (file: Buffer) => Buffer.from(file.map((byte, at) => (at === 77 ? byte ^ 1 : byte)))],
    ['more than was said', (file: Buffer) => Buffer.concat([file, Buffer.from('!')])],
  ])('%s: thrown away, the old program stays', async (_name, change) => {
    server.publish({ version: '1.1.0', file: NEW });
    server.files.set(NAME, change(NEW));
    const { check, download, engine } = start();
    await check();
    expect(await codeOf(download())).toBe('wrong-file');
    expect(partial()).toEqual([]);
    expect(engine.install(false)).toBe(false);
    expect(readFileSync(image)).toEqual(OLD);
  });

  it('less than was said, every time: given up after some tries', async () => {
    server.publish({ version: '1.1.0', file: NEW });
    server.files.set(NAME, NEW.subarray(0, 1_000));
    const { check, download, waits } = start();
    await check();
    expect(await codeOf(download())).toBe('unreachable');
    expect(waits).toEqual([1_000, 2_000, 4_000].slice(0, waits.length));
    expect(waits.length).toBeGreaterThan(0);
  });

  it('a file that is not there', async () => {
    server.publish({ version: '1.1.0', file: NEW });
    server.files.delete(NAME);
    const { check, download } = start();
    await check();
    expect(await codeOf(download())).toBe('missing');
  });
});

describe('the disk', () => {
  it('is full: said, and nothing is changed', async () => {
    server.publish({ version: '1.1.0', file: NEW });
    const place = join(folder, 'cache/parley-updater/partial');
    mkdirSync(place, { recursive: true });
    const name = `${Buffer.from(sha512(NEW), 'base64').toString('hex').slice(0, 32)}.part`;
    symlinkSync('/dev/full', join(place, name));
    const { check, download } = start();
    await check();
    expect(await codeOf(download())).toBe('disk-full');
    expect(readFileSync(image)).toEqual(OLD);
  });
});
