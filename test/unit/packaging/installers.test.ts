// The installers of Windows and macOS cannot be built on every machine. What can be held here: that the packer accepts the
// configuration, that it says what administrators are promised, and that every file it names is what it should be.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { parse } from 'plist';
import { describe, expect, it } from 'vitest';
import { nativeFor } from '../../../scripts/packaging/native-of-target.mjs';
import afterAllArtifactBuild, { imagesOf, notaryCredentials } from '../../../scripts/packaging/notarise-images.mjs';
import { kindOf } from '../../../scripts/sign/artefacts.mjs';
import { BUNDLE_ID } from '../../../src-main/settings/policy/sources';

const file = (path: string) => new URL(`../../../${path}`, import.meta.url);
const packer = createRequire(createRequire(import.meta.url).resolve('app-builder-lib/package.json'));
const yaml = packer('js-yaml') as { load: (text: string) => unknown };
const config = yaml.load(readFileSync(file('electron-builder.yml'), 'utf8')) as Config;
const accepts = new Ajv({ strict: false, allErrors: true }).compile(
  JSON.parse(readFileSync(packer.resolve('app-builder-lib/scheme.json'), 'utf8')) as object,
);

type Options = Record<string, unknown> & { artifactName: string };
interface Config {
  appId: string;
  protocols: { schemes: string[] }[];
  beforePack: string;
  productName: string;
  win: Record<string, unknown> & { icon: string; target: { target: string; arch: string[] }[] };
  mac: Options & { icon: string; target: { target: string; arch: string[] }[] };
  nsis: Options;
  msi: Options;
  pkg: Record<string, unknown>;
  dmg: Record<string, unknown>;
  afterAllArtifactBuild: string;
}

describe('electron-builder.yml', () => {
  it('is what the packer of this version takes', () => {
    expect(accepts(config), JSON.stringify(accepts.errors)).toBe(true);
  });

  it.each([
    ['a misspelt option', { nsis: { ...config.nsis, perMachin: true } }],
    ['an option of another target', { msi: { ...config.msi, oneclick: false } }],
    ['a wrong type', { mac: { ...config.mac, hardenedRuntime: 'yes' } }],
  ])('would not be taken with %s', (_name, wrong) => {
    expect(accepts({ ...config, ...wrong })).toBe(false);
  });

  it('makes every installer for both architectures, each file told from the others by its name', () => {
    const targets = (system: 'win' | 'mac') => config[system].target.map(({ target }) => target);
    expect(targets('win')).toEqual(['nsis', 'msi']);
    expect(targets('mac')).toEqual(['dmg', 'zip', 'pkg']);
    for (const { arch } of [...config.win.target, ...config.mac.target]) expect(arch).toEqual(['x64', 'arm64']);

    // The updater picks the file of its architecture by the name.
    const patterns = { exe: config.nsis, msi: config.msi, dmg: config.mac, zip: config.mac, pkg: config.mac };
    const names = Object.entries(patterns).flatMap(([ext, { artifactName }]) =>
      ['x64', 'arm64'].map((arch) =>
        Object.entries({ name: 'parley', version: '1.2.3', arch, ext }).reduce(
          (text, [word, value]) => text.replaceAll(`\${${word}}`, value),
          artifactName,
        ),
      ),
    );
    expect(new Set(names).size).toBe(10);
    for (const name of names) {
      expect(name).toMatch(/^parley-[a-z-]*1\.2\.3-[a-z-]*(x64|arm64)\.(exe|msi|dmg|zip|pkg)$/);
      expect(kindOf(name), name).toMatchObject({ system: /exe|msi/.test(name) ? 'win32' : 'darwin', package: true });
    }
  });

  it('installs the MSI for the computer, without a page and without anything that needs a session', () => {
    expect(config.msi).toMatchObject({ perMachine: true, oneClick: true, runAfterFinish: false });
    expect(config.msi['upgradeCode']).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
  });

  it('lets the other installer ask whom to install for', () => {
    expect(config.nsis).toMatchObject({ oneClick: false, perMachine: false, buildUniversalInstaller: false });
  });

  it('hardens and notarises the program of macOS', () => {
    expect(config.mac).toMatchObject({ hardenedRuntime: true, notarize: true });
    expect(config.mac['identity']).toBeUndefined();
    expect(config.dmg).toMatchObject({ sign: true });
    expect(config.pkg).toMatchObject({ isRelocatable: false, allowCurrentUserHome: false });
  });

  it('loosens the hardened runtime for the compiler of V8 and nothing else', () => {
    for (const path of [config.mac['entitlements'], config.mac['entitlementsInherit']])
      expect(parse(readFileSync(file(String(path)), 'utf8'))).toEqual({ 'com.apple.security.cs.allow-jit': true });
  });

  it('names files that are there', () => {
    const scripts = [config.beforePack, config.afterAllArtifactBuild, String(config.nsis['include'])];
    for (const path of [config.win.icon, config.mac.icon, ...scripts]) expect(existsSync(file(path)), path).toBe(true);
  });

  it('takes away what the program registers by the identifier of the bundle', () => {
    const script = readFileSync(file(String(config.nsis['include'])), 'utf8');
    expect(script.match(/DeleteRegValue HKCU "[^"]*Run" "([^"]*)"/g)).toHaveLength(2);
    for (const [, name] of script.matchAll(/Run" "([^"]*)"/g)) expect(name).toBe(config.appId);
    expect(script).toContain(`Software\\Classes\\${config.protocols[0]!.schemes[0]}"`);
  });

  it('starts under the name that the installers of Windows give its shortcut, else there are no notifications', () => {
    expect(BUNDLE_ID).toBe(config.appId);
    expect(readFileSync(file('src-main/boot/start.ts'), 'utf8')).toContain('app.setAppUserModelId(BUNDLE_ID)');
  });

  it('has images of macOS notarised too, with whatever way of signing in to Apple is complete', async () => {
    expect(imagesOf(['a.dmg', 'a.pkg', 'a.zip', 'a.deb'])).toEqual(['a.dmg', 'a.pkg']);
    const key = { APPLE_API_KEY: 'key.p8', APPLE_API_KEY_ID: 'id', APPLE_API_ISSUER: 'issuer' };
    expect(notaryCredentials(key)).toEqual({ appleApiKey: 'key.p8', appleApiKeyId: 'id', appleApiIssuer: 'issuer' });
    expect(notaryCredentials({ ...key, APPLE_API_ISSUER: '' })).toBeNull();
    const person = { APPLE_ID: 'a@example.org', APPLE_APP_SPECIFIC_PASSWORD: 'word', APPLE_TEAM_ID: 'team' };
    expect(notaryCredentials(person)).toEqual({ appleId: 'a@example.org', appleIdPassword: 'word', teamId: 'team' });
    expect(notaryCredentials({ APPLE_KEYCHAIN_PROFILE: 'release' })).toEqual({ keychainProfile: 'release' });
    expect(notaryCredentials({})).toBeNull();
    await expect(afterAllArtifactBuild({ artifactPaths: ['parley.deb'] })).resolves.toEqual([]);
  });

  it('packs the native module of the system and architecture it packs for', () => {
    const start = (platform: string, arch: string) => readFileSync(nativeFor(platform, arch)!);
    const windows = start('win32', 'x64');
    expect(windows.toString('latin1', 0, 2)).toBe('MZ');
    expect(windows.readUInt16LE(windows.readUInt32LE(0x3c) + 4)).toBe(0x8664);
    for (const arch of ['x64', 'arm64']) expect(start('darwin', arch).readUInt32BE(0)).toBe(0xcafebabe);
    expect(nativeFor('win32', 'arm64')).toBeNull();
    expect(() => nativeFor('sunos', 'x64')).toThrow(/no binary/);
  });
});

/** @returns its width and height from the header, px */
function pngSize(data: Buffer) {
  expect(data.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  expect(data.toString('latin1', 12, 16)).toBe('IHDR');
  expect(data.toString('latin1', data.length - 8, data.length - 4)).toBe('IEND');
  return [data.readUInt32BE(16), data.readUInt32BE(20)];
}

describe('the icons', () => {
  it('of Windows has every size that it shows, each as it says', () => {
    const data = readFileSync(file(config.win.icon));
    expect([data.readUInt16LE(0), data.readUInt16LE(2)]).toEqual([0, 1]);
    const sizes = Array.from({ length: data.readUInt16LE(4) }, (_, place) => {
      const entry = 6 + 16 * place;
      const [length, at] = [data.readUInt32LE(entry + 8), data.readUInt32LE(entry + 12)];
      const size = data[entry] || 256;
      expect(data[entry + 1] || 256).toBe(size);
      expect(pngSize(data.subarray(at, at + length))).toEqual([size, size]);
      return size;
    });
    expect(sizes).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
  });

  it('of macOS has every size that it shows, up to 512 points on a fine display', () => {
    const data = readFileSync(file(config.mac.icon));
    expect(data.toString('latin1', 0, 4)).toBe('icns');
    expect(data.readUInt32BE(4)).toBe(data.length);
    const found: Record<string, number[]> = {};
    for (let at = 8; at < data.length; at += data.readUInt32BE(at + 4))
      found[data.toString('latin1', at, at + 4)] = pngSize(data.subarray(at + 8, at + data.readUInt32BE(at + 4)));
    const square = (size: number) => [size, size];
    expect(found).toEqual({
      ic11: square(32),
      ic12: square(64),
      ic07: square(128),
      ic13: square(256),
      ic08: square(256),
      ic14: square(512),
      ic09: square(512),
      ic10: square(1024),
    });
  });
});
