// Each check of the verification passes what is right and names what is wrong.
import { describe, expect, it } from 'vitest';
import {
  IN_APPIMAGE,
  IN_ASAR,
  IN_MAC_PROGRAM,
  IN_PROGRAM,
  unknownFiles,
} from '../../../scripts/verify/allowed-files.mjs';
import { desktopEntryProblems } from '../../../scripts/verify/checks/desktop-entry.mjs';
import { fuseProblems, statedFuses } from '../../../scripts/verify/checks/fuses.mjs';
import { permissionProblems } from '../../../scripts/verify/checks/permissions.mjs';
import { secretProblems } from '../../../scripts/verify/checks/secrets.mjs';
import { asarSizeProblems, packageSizeProblems } from '../../../scripts/verify/checks/size.mjs';
import { sourceMapProblems } from '../../../scripts/verify/checks/source-maps.mjs';
import { updateListProblems } from '../../../scripts/verify/checks/update-list.mjs';
import { electronVersionOf, versionProblems } from '../../../scripts/verify/checks/versions.mjs';
import { sha512Of } from '../../../scripts/sign/update-list.mjs';
import { parseListing } from '../../../scripts/verify/unpack/listing.mjs';

const file = (path: string, text: string) => ({ path, bytes: Buffer.from(text) });

describe('fuses', () => {
  const [ON, OFF, REMOVED] = [49, 48, 114];
  const stated = statedFuses('a: 1\nelectronFuses:\n  runAsNode: false # why\n  onlyLoadAppFromAsar: true\nb: 2\n');
  it('are read from the configuration', () => {
    expect(stated).toEqual({ runAsNode: false, onlyLoadAppFromAsar: true });
  });
  it.each([
    [
      'as stated',
      [
        [0, OFF],
        [5, ON],
      ],
      [],
    ],
    [
      'flipped',
      [
        [0, ON],
        [5, ON],
      ],
      ['the fuse runAsNode is on and should be off'],
    ],
    [
      'not stated',
      [
        [0, OFF],
        [5, ON],
        [6, ON],
      ],
      ['the fuse loadBrowserProcessSpecificV8Snapshot is not stated'],
    ],
    [
      'unknown to the tools',
      [
        [0, OFF],
        [5, ON],
        [9, OFF],
      ],
      ['the fuse number 9 is not stated'],
    ],
    [
      'gone',
      [
        [0, OFF],
        [5, REMOVED],
      ],
      ['no fuse onlyLoadAppFromAsar any more'],
    ],
    ['missing', [[0, OFF]], ['no fuse onlyLoadAppFromAsar']],
  ] as [string, [number, number][], string[]][])('%s', (_name, fuses, words) => {
    const problems = fuseProblems(new Map(fuses), stated);
    expect(problems).toHaveLength(words.length);
    words.forEach((part, i) => expect(problems[i]).toContain(part));
  });
});

describe('contents', () => {
  it.each([
    [
      IN_ASAR,
      ['out/main/index.js', 'out/main/chunks/desk-parts-CTzV1VZA.js', 'out/renderer/assets/a-b_c-12345678.woff2'],
      [
        'out/main/index.js.map',
        '.env',
        'out/main/other.js',
        'node_modules/ws/index.js',
        'out/renderer/assets/a.html',
        'README.md',
      ],
    ],
    [
      IN_PROGRAM,
      ['parley', 'Parley.exe', 'locales/sl.pak', 'resources/app.asar'],
      [
        'resources/default_app.asar',
        'resources/app.asar.unpacked/out/main/native/other.node',
        'locales/de.pak',
        'LICENSE',
      ],
    ],
    [IN_APPIMAGE, ['AppRun', '.DirIcon'], ['AppRun.sh']],
    [
      IN_MAC_PROGRAM,
      ['MacOS/Parley', 'Frameworks/Parley Helper (GPU).app/Contents/Info.plist'],
      ['MacOS/other', 'Resources/x.asar'],
    ],
  ] as [readonly RegExp[], string[], string[]][])('%#', (allowed, known, unknown) => {
    expect(unknownFiles([...known, ...unknown], allowed)).toEqual(unknown);
  });
});

describe('source maps', () => {
  it('are not there', () => {
    expect(
      sourceMapProblems([file('a.js', 'x()\n//# sourceMappingURL=a.js.map'), file('b.json', '{"version":3}')]),
    ).toEqual([]);
  });
  it.each([
    ['a file', file('a.js.map', '')],
    ['a file of another name', file('a.json', '{"version":3,"sources":["a.ts"],"mappings":"AAAA"}')],
    ['inside of a script', file('a.js', 'x()\n//# sourceMappingURL=data:application/json;base64,e30=')],
    ['inside of a style', file('a.css', 'a{}\n/*# sourceMappingURL=data:application/json;base64,e30= */')],
  ])('%s is found', (_name, one) => {
    expect(sourceMapProblems([one])).toHaveLength(1);
  });
});

describe('secrets', () => {
  const long = 'A1b2'.repeat(30);
  it('are not seen where there are none', () => {
    const text =
      'const a = "wss://example.org/x", b = "-----BEGIN PRIVATE KEY-----", c = /https?:\\/\\/[^:]+:\\d+@/, d = `http://${host}:${port}@x`';
    expect(secretProblems([file('out/main/index.js', text), file('package.json', '{}')], ['/srv/checkout'])).toEqual(
      [],
    );
  });
  it.each([
    ['a private key', `-----BEGIN RSA PRIVATE KEY-----\n${long}`],
    ['a private key', `-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n${long}`],
    ['a token of a web service', `"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NSJ9.${long.slice(0, 30)}"`],
    ['a token of Facebook', `EAA${long}`],
    ['a token of GitHub', `ghp_${long.slice(0, 36)}`],
    ['a token of GitLab', `glpat-${long.slice(0, 20)}`],
    ['a token of npm', `npm_${long.slice(0, 36)}`],
    ['a token of a registry', '//example.org/:_authToken=12345678'],
    ['a token of Slack', 'xoxb-1234567890-abc'],
    ['a key of Amazon', 'AKIAABCDEFGHIJKLMNOP'],
    ['a key of Google', `AIza${long.slice(0, 35)}`],
    ['a key of Azure', `AccountKey=${long.slice(0, 44)}==`],
    ['a password in an address', 'https://ana:secret@example.org/'],
    ['a path of the computer', 'at /srv/checkout/src-main/index.ts:1'],
    ['a path of the computer', 'file:///home/ana/parley/src-main/index.ts'],
    ['a path of the computer', 'C:\\\\Users\\\\ana\\\\parley'],
  ])('%s is found and not repeated', (what, text) => {
    const problems = secretProblems([file('out/main/index.js', `x ${text} `)], ['/srv/checkout']);
    expect(problems).toEqual([expect.stringContaining(what)]);
    expect(problems[0]).not.toContain(text);
  });
  it.each(['.env', 'config/.env.production', '.npmrc', 'keys/server.pem', 'a.p12'])(
    '%s is found by its name',
    (name) => {
      expect(secretProblems([file(name, '')], [])).toHaveLength(1);
    },
  );
});

describe('sizes', () => {
  it('may be so big', () => {
    expect(asarSizeProblems(6_000_000)).toEqual([]);
    expect(packageSizeProblems(105, 100)).toEqual([]);
  });
  it('and not bigger', () => {
    expect(asarSizeProblems(6_000_001)[0]).toContain('app.asar');
    expect(packageSizeProblems(106, 100)[0]).toContain('1.060 times an empty app');
  });
});

describe('permissions', () => {
  const listing = [
    'drwxr-xr-x 0/0               0 2026-11-21 10:16 ./',
    'drwxr-xr-x 0/0               0 2026-11-21 10:16 ./opt/',
    '-rwxr-xr-x 0/0       186276400 2026-11-21 10:16 ./opt/parley',
    '-rwsr-xr-x 0/0           38448 2026-11-21 10:16:59 ./opt/chrome-sandbox',
    'lrwxrwxrwx 0/0               0 2026-11-21 10:16 ./opt/link -> parley',
  ];
  const about = { installs: true, program: 'opt/parley' };
  it('are sane', () => {
    expect(permissionProblems(parseListing(listing.join('\n')), about)).toEqual([]);
  });
  it.each([
    ['-rwsr-xr-x 0/0 1 2026-11-21 10:16 ./opt/tool', 'run as another user'],
    ['-rwxr-sr-x 0/0 1 2026-11-21 10:16 ./opt/tool', 'run as another user'],
    ['-rwsr-xr-x 1000/1000 1 2026-11-21 10:16 ./opt/chrome-sandbox', 'would run as 1000/1000'],
    ['-rw-rw-rw- 0/0 1 2026-11-21 10:16 ./opt/file', 'changed by everybody'],
    ['drwxrwxrwx 0/0 0 2026-11-21 10:16 ./opt/folder/', 'changed by everybody'],
    ['-rw-rw-r-- 0/1000 1 2026-11-21 10:16 ./opt/file', 'changed by the group'],
    ['-rw------- 0/0 1 2026-11-21 10:16 ./opt/file', 'cannot be read'],
    ['drwxr-xr-- 0/0 0 2026-11-21 10:16 ./opt/folder/', 'cannot be read'],
    ['-rw-r--r-- 1000/1000 1 2026-11-21 10:16 ./opt/file', 'does not belong to root'],
    ['crw-r--r-- 0/0 1,3 2026-11-21 10:16 ./opt/null', 'a device'],
    ['lrwxrwxrwx 0/0 0 2026-11-21 10:16 ./opt/out -> /etc/passwd', 'leads out'],
    ['lrwxrwxrwx 0/0 0 2026-11-21 10:16 ./opt/out -> ../../etc/passwd', 'leads out'],
  ])('%s', (line, words) => {
    expect(permissionProblems(parseListing([...listing, line].join('\n')), about).join()).toContain(words);
  });
  it('let an agent start the program', () => {
    const changed = listing.map((line) => line.replace('-rwxr-xr-x 0/0       186', '-rwxr-xr-- 0/0       186'));
    expect(permissionProblems(parseListing(changed.join('\n')), about)).toEqual([
      'an agent cannot start opt/parley (rwxr-xr--)',
    ]);
    expect(permissionProblems([], about)).toEqual(['the program opt/parley is missing']);
  });
  it('of the top are those of the package, and no line goes unseen', () => {
    expect(parseListing('-rw-r--r-- 0/0 1 2026-11-21 10:16 squashfs-root/a b', 'squashfs-root')[0]?.path).toBe('a b');
    expect(() => parseListing('total 12')).toThrow('not understood');
  });
});

describe('a desktop entry', () => {
  const paths = ['opt/Parley/parley', 'usr/share/icons/hicolor/16x16/apps/parley.png'];
  const entry = '[Desktop Entry]\nExec=/opt/Parley/parley %U\nIcon=parley\nMimeType=x-scheme-handler/parley;\n';
  it('starts what is in the package', () => {
    expect(desktopEntryProblems(entry, paths)).toEqual([]);
  });
  it.each([
    ['/opt/Other/parley %U', '/opt/Parley/parley %U', 'not in the package'],
    ['/opt/Parley/parley', '/opt/Parley/parley %U', 'hand over links'],
    ['x-scheme-handler/other;', 'x-scheme-handler/parley;', 'parley:// links'],
    ['Icon=other', 'Icon=parley', 'its icon'],
  ])('%s is wrong', (wrong, right, words) => {
    expect(desktopEntryProblems(entry.replace(right, wrong), paths).join()).toContain(words);
  });
});

describe('versions', () => {
  const right = {
    ...{ expected: '1.2.3', name: 'parley-1.2.3-x86_64.AppImage', stated: '1.2.3', inside: '1.2.3' },
    ...{ saysTest: false, electron: '45.4.1', declared: '45.4.1', testBuild: false },
  };
  it('are one', () => {
    expect(versionProblems(right)).toEqual([]);
    expect(versionProblems({ ...right, name: 'parley_1.2.3_amd64.deb', stated: null })).toEqual([]);
    expect(versionProblems({ ...right, testBuild: true, saysTest: true, electron: '33.2.1' })).toEqual([]);
  });
  it.each([
    [{ name: 'parley-11.2.3-x64.tar.gz' }, 'its name'],
    [{ name: 'parley-1.2.30-x64.tar.gz' }, 'its name'],
    [{ stated: '1.2.4' }, 'the package says'],
    [{ inside: '1.2.4' }, 'the program inside is version 1.2.4'],
    [{ saysTest: true }, 'is a test build'],
    [{ testBuild: true }, 'does not say'],
    [{ electron: null }, 'no Electron'],
    [{ electron: '33.2.1' }, 'runs on Electron 33.2.1'],
  ])('%j is found', (change, words) => {
    expect(versionProblems({ ...right, ...change }).join()).toContain(words);
  });
  it('of Electron are read out of the binary', () => {
    expect(electronVersionOf(Buffer.from('\0Chrome/130.0.1.2 Electron/33.2.1 x'))).toBe('33.2.1');
    expect(electronVersionOf(Buffer.from('Electron'))).toBeNull();
  });
});

describe('a list for the updater', () => {
  const bytes = Buffer.from('package');
  const text = `version: 1.2.3\nfiles:\n  - url: a.deb\n    sha512: ${sha512Of(bytes)}\n    size: 7\n`;
  const read = (name: string) => (name === 'a.deb' ? bytes : null);
  it('names what is there', () => {
    expect(updateListProblems(text, '1.2.3', read)).toEqual([]);
  });
  it.each([
    ['version: 1.2.4', 'version: 1.2.3', 'offers version 1.2.4'],
    ['b.deb', 'a.deb', 'b.deb is not here'],
    ['size: 8', 'size: 7', 'another one'],
    ['sha512: A', 'sha512: ', 'another one'],
    ['- path: a.deb', '- url: a.deb', 'no files'],
  ])('%s is found', (wrong, was, words) => {
    expect(updateListProblems(text.replace(was, wrong), '1.2.3', read).join()).toContain(words);
  });
});
