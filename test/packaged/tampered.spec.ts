// Somebody with the key packs what must not be in the program: signatures are good then, the verification still finds it.
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createPackageWithOptions, extractAll } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { provideNeeds } from '../../scripts/setup/system-packages.mjs';
import { writeIntegrityList } from '../../scripts/sign/beside.mjs';
import { finishArtefacts } from '../../scripts/sign/finish.mjs';
import { toolNeeds } from '../../scripts/sign/tool-needs.mjs';
import { verifyFolder } from '../../scripts/verify/folder.mjs';
import { artefacts } from '../kit/packaged/artefacts';
import { throwAwayKey, type ThrowAwayKey } from '../kit/packaged/throw-away-keys';
import { verificationStandard } from '../kit/packaged/verification-standard';

let key: ThrowAwayKey;
let folder = '';
let program = '';
let asar = '';

test.beforeAll(async () => {
  await provideNeeds(toolNeeds('linux', ['tar.gz'], { verify: true }));
  key = await throwAwayKey();
});
test.afterAll(() => {
  key.remove();
});
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-tampered-'));
  program = join(folder, 'work/linux-unpacked');
  asar = join(program, 'resources/app.asar');
  cpSync(artefacts().current.unpacked, program, { recursive: true });
});
test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Packs the program anew with more files in it. */
async function plant(files: Record<string, string>): Promise<void> {
  const unpacked = join(folder, 'app');
  extractAll(asar, unpacked);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(unpacked, path, '..'), { recursive: true });
    writeFileSync(join(unpacked, path), text);
  }
  rmSync(asar);
  await createPackageWithOptions(unpacked, asar, { unpack: '{**/native/**,**/icons/256x256.png}' });
}

/** Makes an archive of the program and signs it. @returns what is wrong with it, by check */
async function handOut({ list = true } = {}): Promise<Record<string, string>> {
  const { files, out: from, version } = artefacts().current;
  const out = join(folder, 'out');
  mkdirSync(out);
  const name = basename(files['tar.gz']);
  const top = name.replace('.tar.gz', '');
  const args = ['--create', '--use-compress-program=gzip -1', '--owner=0', '--group=0', `--transform=s,^\\.,${top},`];
  execFileSync('tar', [...args, '--file', join(out, name), '--directory', program, '.']);
  for (const beside of [`parley-${version}.cdx.json`, `parley-${version}-linux-integrity.json`]) {
    copyFileSync(join(from, beside), join(out, beside));
  }
  if (list) writeIntegrityList(join(folder, 'work'), out, { name: 'parley', version });
  await finishArtefacts(out, key.signing);
  const findings = await verifyFolder(out, verificationStandard({ key: key.trusted }));
  const failed = findings.filter(({ result }) => result === 'failed');
  return Object.fromEntries(failed.map(({ check, words = '' }) => [check, words]));
}

test('the program as it was built passes', async () => {
  expect(await handOut()).toEqual({});
});

test('an extra file, a source map, a secret and a flipped fuse are found', async () => {
  await plant({
    'out/main/extra.js': 'export {};',
    'out/renderer/assets/index-12345678.js': 'x();\n//# sourceMappingURL=data:application/json;base64,e30=',
    'out/main/chunks/key-12345678.js': `const key = "-----BEGIN PRIVATE KEY-----\\n${'A1b2'.repeat(16)}";`.replace(
      '\\n',
      '\n',
    ),
  });
  await flipFuses(join(program, 'parley'), { version: FuseVersion.V1, [FuseV1Options.RunAsNode]: true });
  expect(await handOut()).toEqual({
    contents: expect.stringContaining('out/main/extra.js'),
    'source maps': expect.stringContaining('out/renderer/assets/index-12345678.js'),
    secrets: expect.stringContaining('out/main/chunks/key-12345678.js'),
    fuses: expect.stringContaining('runAsNode is on'),
  });
});

test('an archive that was changed after it left the packer is found', async () => {
  await plant({ 'out/main/chunks/other-12345678.js': 'export {};' });
  expect(await handOut({ list: false })).toEqual({ asar: expect.stringContaining('not the one that was packed') });
});

test('a file that everybody may change, and one that runs as root, are found', async () => {
  execFileSync('chmod', ['o+w', join(program, 'resources.pak')]);
  execFileSync('chmod', ['u+s', join(program, 'chrome_crashpad_handler')]);
  const { permissions, ...rest } = await handOut();
  expect(permissions).toMatch(/changed by everybody|run as another user/);
  expect(rest).toEqual({});
});
