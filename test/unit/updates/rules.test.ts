// The rules of updates as tables: which version is newer, whose server counts, what a feed may say, who owns the files.
import { describe, expect, it } from 'vitest';
import { generateKeyPairSync } from 'node:crypto';
import { cacheFolder } from '../../../src-main/updates/cache-folder';
import { feedName, hasOwnFile, judgeVersion, readFeed } from '../../../src-main/updates/feed';
import { ownerOf } from '../../../src-main/updates/installation';
import { isStale, nextLook } from '../../../src-main/updates/schedule';
import { isSafeUrl, serverOf } from '../../../src-main/updates/server';
import { troubleOf, UpdateTrouble } from '../../../src-main/updates/trouble';
import { compareVersions, isVersion } from '../../../src-main/updates/versions';

const codeOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return error instanceof UpdateTrouble ? error.code : error;
  }
  return 'fine';
};

describe('versions', () => {
  it('are in the order of semantic versioning', () => {
    const order = [
      '0.9.9',
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.0.1',
      '1.0.10',
      '1.2.0',
      '10.0.0',
    ];
    for (const [at, one] of order.entries())
      for (const [otherAt, other] of order.entries())
        expect(Math.sign(compareVersions(one, other)), `${one} ${other}`).toBe(Math.sign(at - otherAt));
    expect(compareVersions('1.0.0+build', '1.0.0')).toBe(0);
  });

  it.each(['', '1', '1.2', 'v1.2.3', '1.2.3 ', '1.2.3-', `1.2.3-${'a'.repeat(64)}`, '../1.2.3'])(
    '%j is none',
    (text) => {
      expect(isVersion(text)).toBe(false);
    },
  );
});

describe('the server', () => {
  const { publicKey } = generateKeyPairSync('ed25519');
  const base = { mode: 'automatic' as const, policyUrl: '', installedUrl: undefined, keys: [publicKey] };

  it.each([
    ['nobody says one', {}, 'no-server'],
    ['IT switched it off', { mode: 'off' as const, policyUrl: 'https://a.example/' }, 'by-policy'],
    ['not secure', { policyUrl: 'http://a.example/' }, 'bad-server'],
    ['a name in it', { policyUrl: 'https://me@a.example/' }, 'bad-server'],
    ['no address', { policyUrl: 'https://' }, 'bad-server'],
    ['this build believes nobody', { policyUrl: 'https://a.example/', keys: [] }, 'no-key'],
    ['the installer says one', { installedUrl: 'https://a.example/x' }, 'https://a.example/x/'],
    [
      'IT before the installer',
      { policyUrl: 'https://b.example', installedUrl: 'https://a.example/x' },
      'https://b.example/',
    ],
    ['this computer', { policyUrl: 'http://127.0.0.1:8080/u' }, 'http://127.0.0.1:8080/u/'],
  ])('%s', (_name, change, expected) => {
    const server = serverOf({ ...base, ...change });
    expect(server.ok ? server.base.href : server.reason).toBe(expected);
  });

  it('takes plain addresses of this computer only', () => {
    for (const url of ['http://localhost/', 'http://[::1]:1/', 'http://127.1.2.3/'])
      expect(isSafeUrl(new URL(url))).toBe(true);
    for (const url of ['http://localhost.example/', 'http://128.0.0.1/', 'ftp://localhost/', 'file:///etc/x'])
      expect(isSafeUrl(new URL(url))).toBe(false);
  });
});

describe('a feed', () => {
  const file = { url: 'Parley-1.1.0.AppImage', sha512: `${'A'.repeat(86)}==`, size: 10 };
  const feed = { version: '1.1.0', files: [file], path: 'x', releaseNotes: '<b>' };

  it('has a name for each system, architecture and channel', () => {
    expect(feedName('stable', 'linux', 'x64')).toBe('latest-linux.yml');
    expect(feedName('beta', 'linux', 'arm64')).toBe('beta-linux-arm64.yml');
    expect(feedName('stable', 'win32', 'arm64')).toBe('latest.yml');
    expect(feedName('beta', 'darwin', 'arm64')).toBe('beta-mac.yml');
  });

  it('is read without what is not needed', () => {
    expect(readFeed(feed, 'stable')).toEqual({ version: '1.1.0', files: [file] });
    expect(hasOwnFile(readFeed(feed, 'stable'), 'linux')).toBe(true);
    expect(hasOwnFile(readFeed(feed, 'stable'), 'win32')).toBe(false);
  });

  it.each([
    ['nothing', null],
    ['a version that is none', { ...feed, version: 'new' }],
    ['no file', { ...feed, files: [] }],
    ['a path', { ...feed, files: [{ ...file, url: '../Parley.AppImage' }] }],
    ['another server', { ...feed, files: [{ ...file, url: 'https://evil.example/Parley.AppImage' }] }],
    ['no sum', { ...feed, files: [{ ...file, sha512: 'abc' }] }],
    ['no size', { ...feed, files: [{ url: file.url, sha512: file.sha512 }] }],
    ['a share above the whole', { ...feed, stagingPercentage: 101 }],
    ['a test version on the stable channel', { ...feed, version: '1.1.0-beta.1' }],
  ])('with %s is broken', (_name, said) => {
    expect(codeOf(() => readFeed(said, 'stable'))).toBe('broken-feed');
  });

  it('may bring test versions on their channel', () => {
    expect(readFeed({ ...feed, version: '1.1.0-beta.1' }, 'beta').version).toBe('1.1.0-beta.1');
  });

  it.each([
    ['newer', '1.1.0', '1.0.0', undefined, 'newer'],
    ['the same', '1.0.0', '1.0.0', undefined, 'nothing'],
    ['the same, seen before', '1.1.0', '1.0.0', '1.1.0', 'newer'],
    ['older', '0.9.0', '1.0.0', undefined, 'older'],
    ['a replay between this one and the newest', '1.1.0', '1.0.0', '1.2.0', 'older'],
    ['behind a test version', '1.0.0', '1.1.0-beta.1', undefined, 'nothing'],
  ])('offers %s', (_name, offered, own, newest, expected) => {
    let said: unknown;
    const code = codeOf(() => (said = judgeVersion(offered, own, newest)));
    expect(code === 'fine' ? said : code).toBe(expected);
  });
});

describe('whose files', () => {
  const looks = { env: {}, execPath: '/opt/Parley/parley', exists: () => true, isWritable: () => true };
  const win = 'C:\\Users\\ana\\AppData\\Local\\Programs\\Parley\\Parley.exe';
  const winEnv = { LOCALAPPDATA: 'C:\\Users\\ana\\AppData\\Local' };
  const mac = '/Applications/Parley.app/Contents/MacOS/Parley';

  it.each([
    ['an AppImage', { platform: 'linux', env: { APPIMAGE: '/home/ana/Parley.AppImage' } }, 'program'],
    [
      'an AppImage of root',
      { platform: 'linux', env: { APPIMAGE: '/opt/P.AppImage' }, isWritable: () => false },
      'organisation',
    ],
    [
      'an AppImage in a folder of root',
      { platform: 'linux', env: { APPIMAGE: '/opt/P.AppImage' }, isWritable: (path: string) => path !== '/opt' },
      'organisation',
    ],
    ['a package', { platform: 'linux' }, 'organisation'],
    ['NSIS for one person', { platform: 'win32', execPath: win, env: winEnv }, 'program'],
    ['an MSI for one person', { platform: 'win32', execPath: win, env: winEnv, exists: () => false }, 'organisation'],
    [
      'for the computer',
      { platform: 'win32', execPath: 'C:\\Program Files\\Parley\\Parley.exe', env: winEnv },
      'organisation',
    ],
    ['an app that may be changed', { platform: 'darwin', execPath: mac }, 'program'],
    ['an app of an administrator', { platform: 'darwin', execPath: mac, isWritable: () => false }, 'organisation'],
    ['from the disk image', { platform: 'darwin', execPath: `/Volumes/Parley${mac}` }, 'organisation'],
    ['another system', { platform: 'freebsd' }, 'organisation'],
  ] as const)('%s', (_name, change, expected) => {
    expect(ownerOf({ ...looks, ...change })).toBe(expected);
  });
});

describe('when', () => {
  it('asks after minutes first, then after hours, never all at once', () => {
    const minutes = (occasion: Parameters<typeof nextLook>[0]) =>
      [0, 0.999].map((chance) => Math.round(nextLook(occasion, chance) / 60_000));
    expect(minutes('start')).toEqual([3, 8]);
    expect(minutes('again')).toEqual([210, 270]);
    expect(minutes('change')).toEqual([1, 4]);
    expect(nextLook('start-with-file', 0)).toBe(30_000);
  });

  it('knows an answer that is old, or of another clock', () => {
    expect(isStale(null, 5)).toBe(true);
    expect(isStale(1_000, 2_000)).toBe(false);
    expect(isStale(1_000, 1_001 + 3_600_000)).toBe(true);
    expect(isStale(5_000, 2_000)).toBe(true);
  });
});

describe('trouble', () => {
  it.each([
    ['ENOSPC', 'disk-full'],
    ['EACCES', 'disk-refused'],
    ['ERR_UPDATER_INVALID_SIGNATURE', 'wrong-signature'],
    ['ERR_CHECKSUM_MISMATCH', 'wrong-file'],
    ['EWHATEVER', 'internal'],
  ])('%s is %s', (code, expected) => {
    expect(troubleOf(Object.assign(new Error('words'), { code })).code).toBe(expected);
  });

  it('is of folders that electron-updater uses as well', () => {
    expect(cacheFolder('linux', { XDG_CACHE_HOME: '/c' }, '/h')).toBe('/c');
    expect(cacheFolder('linux', {}, '/h')).toBe('/h/.cache');
    expect(cacheFolder('darwin', {}, '/h')).toBe('/h/Library/Caches');
  });
});
