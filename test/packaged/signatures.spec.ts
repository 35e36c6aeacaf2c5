// What is handed out, signed with keys of the test: verified as it is, and not any more after one flipped byte in it.
import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { projectRoot } from '../../scripts/setup/places.mjs';
import { provideNeeds } from '../../scripts/setup/system-packages.mjs';
import { finishArtefacts } from '../../scripts/sign/finish.mjs';
import { OPENSSL, toolNeeds } from '../../scripts/sign/tool-needs.mjs';
import { verifyFolder } from '../../scripts/verify/folder.mjs';
import { signatureFindings } from '../../scripts/verify/signature.mjs';
import { verificationStandard } from '../kit/packaged/verification-standard';
import { artefacts, type Target } from '../kit/packaged/artefacts';
import { standInProgram } from '../kit/packaged/stand-in-program';
import { throwAwayKey, throwAwayPublisher, type ThrowAwayKey } from '../kit/packaged/throw-away-keys';

const TARGETS: readonly Target[] = ['deb', 'rpm', 'AppImage', 'tar.gz'];
let key: ThrowAwayKey;
let other: ThrowAwayKey;
let folder = '';

test.beforeAll(async () => {
  await provideNeeds([...toolNeeds('linux', ['deb', 'rpm', 'AppImage', 'exe'], { verify: true }), OPENSSL]);
  key = await throwAwayKey();
  other = await throwAwayKey();
});
test.afterAll(() => {
  key.remove();
  other.remove();
});
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-signed-'));
});
test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Lays one package into the folder, with what belongs beside it. @returns its name */
function layOut(target: Target): string {
  const { files, out, version } = artefacts().current;
  const beside = [`parley-${version}.cdx.json`, `parley-${version}-linux-integrity.json`];
  for (const path of [files[target], ...beside.map((name) => join(out, name))]) {
    copyFileSync(path, join(folder, basename(path)));
  }
  return basename(files[target]);
}

/** Flips one bit. @param part where, as a part of the whole file */
function flip(name: string, part = 0.6): void {
  const path = join(folder, name);
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length * part);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

const verify = (trust: Parameters<typeof verificationStandard>[0]) => verifyFolder(folder, verificationStandard(trust));
type Findings = Awaited<ReturnType<typeof verify>>;
const failures = (findings: Findings, artefact?: string) =>
  findings
    .filter((one) => one.result === 'failed' && (artefact === undefined || one.artefact === artefact))
    .map(({ check }) => check);
const node = (script: string, args: string[], env: NodeJS.ProcessEnv) =>
  new Promise<{ code: number; text: string }>((resolve) => {
    const child = execFile(process.execPath, [join(projectRoot, script), ...args], { env }, (_error, out, err) => {
      resolve({ code: child.exitCode ?? 1, text: out + err });
    });
  });
const unsigned = { ...process.env, PARLEY_GPG_KEY: '' };

for (const target of TARGETS) {
  test(`${target}: signed, verified, and not after a flipped byte or by another key`, async () => {
    const name = layOut(target);
    await finishArtefacts(folder, key.signing);
    expect(failures(await verify({ key: key.trusted }))).toEqual([]);
    // Signing the folder once more leaves what is signed as it is.
    const first = readFileSync(join(folder, name));
    await finishArtefacts(folder, key.signing);
    expect(readFileSync(join(folder, name)).equals(first)).toBe(true);

    const byOther = await signatureFindings(
      join(folder, name),
      null,
      { key: other.trusted, windows: {} },
      { testBuild: true },
    );
    expect(byOther).toEqual([expect.objectContaining({ result: 'failed', words: 'it was signed by another key' })]);
    flip(name);
    expect(failures(await verify({ key: key.trusted }), name)).toEqual(expect.arrayContaining(['signature', 'sum']));
  });
}

test('one flipped byte in the sums or in what they cover is found, and a file more or less', async () => {
  const { out, version } = artefacts().current;
  const [components, integrity] = [`parley-${version}.cdx.json`, `parley-${version}-linux-integrity.json`];
  for (const name of [components, integrity]) copyFileSync(join(out, name), join(folder, name));
  await finishArtefacts(folder, key.signing);
  const found = async (artefact: string) => failures(await verify({ key: key.trusted }), artefact);
  for (const [file, artefact, check] of [
    ['SHA256SUMS', 'SHA256SUMS', 'signature'],
    ['SHA256SUMS.asc', 'SHA256SUMS', 'signature'],
    [components, components, 'sum'],
    [integrity, integrity, 'sum'],
  ] as const) {
    const before = readFileSync(join(folder, file));
    expect(await found(artefact), file).not.toContain(check);
    flip(file, 0.5);
    expect(await found(artefact), file).toContain(check);
    writeFileSync(join(folder, file), before);
  }
  writeFileSync(join(folder, 'notes.txt'), 'new');
  expect(await found('notes.txt')).toEqual(['folder']);
  writeFileSync(join(folder, `parley_${version}_arm64-test.deb`), 'new');
  expect(await found(`parley_${version}_arm64-test.deb`)).toContain('sum');
  rmSync(join(folder, components));
  expect(await found(components)).toEqual(['sum']);
});

test('a Windows program: signed with a timestamp by the publisher, or refused', async () => {
  const publisher = throwAwayPublisher();
  const stranger = throwAwayPublisher('Somebody else');
  const { version } = artefacts().current;
  const name = `parley-setup-${version}-x64-test.exe`;
  const path = join(folder, name);
  const windows = { caFile: publisher.authority, tsaFile: publisher.authority, publisher: publisher.name };
  const signature = async () => {
    const findings = await verify({ windows });
    return findings
      .filter(({ artefact, check }) => artefact === name && check === 'signature')
      .map((one) => one.words ?? 'good');
  };
  try {
    writeFileSync(path, standInProgram());
    expect(await signature()).toEqual(['it is not signed']);
    await publisher.sign(path);
    expect(await signature()).toEqual(['good']);
    flip(name, 0.15); // in its code, not in the signature behind it
    expect(await signature()).toEqual([expect.stringContaining('does not fit')]);

    writeFileSync(path, standInProgram());
    await publisher.sign(path, { timestamp: false });
    expect(await signature()).toEqual([expect.stringContaining('no timestamp')]);

    writeFileSync(path, standInProgram());
    await stranger.sign(path);
    expect(await signature()).toEqual([expect.stringContaining('would not trust')]);
  } finally {
    publisher.remove();
    stranger.remove();
  }
});

test('the command verifies the artefacts as they were built, and refuses them as a release', async () => {
  test.setTimeout(600_000); // packs an empty app of every kind, to compare sizes with
  const { out, version } = artefacts().current;
  const { code, text } = await node('scripts/verify.mjs', [out, '--test-build'], unsigned);
  expect(text).toContain(`verify: test build ${version} verified`);
  expect(code).toBe(0);
  for (const target of TARGETS) {
    const name = basename(artefacts().current.files[target]);
    expect(text).toMatch(new RegExp(`^${name.replaceAll('.', '\\.')} .*passed: .*fuses.*asar.*secrets.*size`, 'm'));
  }
  const asRelease = await verifyFolder(out, { ...verificationStandard({}), testBuild: false });
  const found = failures(asRelease, basename(artefacts().current.files.deb));
  expect(found).toEqual(expect.arrayContaining(['name', 'signature', 'version']));
});

test('a release that cannot be signed is refused before anything is built', async () => {
  const out = join(folder, 'out');
  const nothing = await node('scripts/dist.mjs', ['--out', out], unsigned);
  expect(nothing.code).toBe(1);
  for (const target of TARGETS) expect(nothing.text).toContain(`${target}: needs PARLEY_GPG_KEY`);
  const lost = { ...process.env, PARLEY_GPG_KEY: other.signing.fingerprint, GNUPGHOME: key.signing.env['GNUPGHOME'] };
  const elsewhere = await node('scripts/dist.mjs', ['--out', out], lost);
  expect(elsewhere.code).toBe(1);
  expect(elsewhere.text).toContain(`gpg has no secret key ${other.signing.fingerprint}`);
  expect(existsSync(out)).toBe(false);
});
