// What `npm run dist` is asked for, and what it refuses before it starts.
import { describe, expect, it } from 'vitest';
import { completeOrder, packageVersion, readOrder } from '../../../scripts/packaging/order.mjs';
import { checkRuntime } from '../../../scripts/packaging/shippable-runtime.mjs';
import { mergedUpdateFile } from '../../../scripts/packaging/update-file.mjs';
import { readOrder as readFpmOrder } from '../../../scripts/packaging/fpm/arguments.mjs';

describe('the order', () => {
  it('is a release of everything, unless it says otherwise', () => {
    const order = completeOrder({});
    expect(order).toMatchObject({ testBuild: false, version: packageVersion() });
    expect(order.targets).not.toContain('dir');
    expect(order.targets.length).toBeGreaterThan(1);
  });

  it('takes version, folder and targets, each target once', () => {
    expect(readOrder(['--test-build', '--version', '1.2.3', '--out', '/tmp/x', 'dir', 'dir'])).toEqual({
      testBuild: true,
      version: '1.2.3',
      out: '/tmp/x',
      targets: ['dir'],
    });
  });

  it.each([
    ['an unknown target', ['floppy'], /no target floppy/],
    ['an unknown option', ['--fast'], /unknown option --fast/],
    ['a missing value', ['--version'], /--version wants a value/],
    ['a version that is none', ['--version', 'latest'], /latest is not a version/],
  ])('refuses %s', (_name, args, problem) => {
    expect(() => readOrder(args)).toThrow(problem);
  });
});

describe('the runtime of a release', () => {
  const release = { testBuild: false, declared: '45.4.1' };

  it('is what package.json names, from Electron itself', () => {
    expect(() => {
      checkRuntime({ version: '45.4.1', source: 'official' }, release);
    }).not.toThrow();
  });

  it.each([
    [{ version: '33.2.1', source: 'repack' } as const, /not built on the substitute Electron 33\.2\.1/],
    [{ version: '45.4.0', source: 'override' } as const, /built on Electron 45\.4\.1 .* here is 45\.4\.0/],
  ])('is refused otherwise, and taken for a test build: %o', (runtime, problem) => {
    expect(() => {
      checkRuntime(runtime, release);
    }).toThrow(problem);
    expect(() => {
      checkRuntime(runtime, { ...release, testBuild: true });
    }).not.toThrow();
  });
});

describe('the file of the updater', () => {
  const one = (name: string) =>
    `version: 1.2.3\nfiles:\n  - url: ${name}\n    sha512: a==\n    size: 7\npath: ${name}\nsha512: a==\nreleaseDate: '2026-01-01'\n`;

  it('lists the artefacts of every target, the AppImage on top', () => {
    const merged = mergedUpdateFile([one('p.deb'), one('p.AppImage')]);
    expect(merged?.match(/url: .*/g)).toEqual(['url: p.deb', 'url: p.AppImage']);
    expect(merged).toMatch(/^path: p\.AppImage$/m);
    expect(merged?.match(/^version/gm)).toHaveLength(1);
  });

  it('is not there when no target updates itself', () => {
    expect(mergedUpdateFile([])).toBeNull();
  });
});

describe('the stand-in for fpm', () => {
  const line = [
    '-s',
    'dir',
    '--force',
    '-t',
    'deb',
    '-d',
    'libnss3',
    '--deb-recommends',
    'keyring',
    '--architecture',
    'amd64',
  ];
  const rest = [
    '--name',
    'parley',
    '--version',
    '1.0.0',
    '--maintainer',
    'P <p@e.org>',
    '--description',
    'Chat\n Long',
  ];

  it('reads what electron-builder says', () => {
    expect(
      readFpmOrder([...line, ...rest, '--package', '/o.deb', '--after-install', '/i.sh', '/a=b/=/opt/P']),
    ).toMatchObject({
      type: 'deb',
      depends: ['libnss3'],
      recommends: ['keyring'],
      scripts: { 'after-install': '/i.sh' },
      files: [{ from: '/a=b/', to: '/opt/P' }],
    });
  });

  it('refuses what it cannot make', () => {
    expect(() => readFpmOrder(['-s', 'gem', '-t', 'deb'])).toThrow('only -s dir');
    expect(() => readFpmOrder([...line, ...rest])).toThrow('--package is missing');
  });
});
