// The signature inside an RPM package, by rpm's own tools. Checked in a key database that holds the one trusted key.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mustRun, runTool } from './run.mjs';

/**
 * @param {string} file
 * @param {import('./gpg.mjs').SigningKey} key
 */
export async function signRpm(file, key) {
  const passphrase = key.env['PARLEY_GPG_PASSPHRASE_FILE'];
  const extra = passphrase ? ` --pinentry-mode loopback --passphrase-file ${passphrase}` : '';
  // rpm wants a path, and on Debian looks for the older name gpg2.
  const gpg = (await mustRun('sh', ['-c', 'command -v gpg'])).toString('utf8').trim();
  const args = ['--define', `__gpg ${gpg}`, '--define', `_gpg_name ${key.fingerprint}!`];
  args.push('--define', '_gpg_digest_algo sha512');
  if (extra !== '') args.push('--define', `_gpg_sign_cmd_extra_args${extra}`);
  await mustRun('rpmsign', [...args, '--addsign', file], { env: key.env });
}

/**
 * Digests that fit are no signature: an unsigned package is "OK" for rpm.
 * @param {string} lines what `rpmkeys --checksig --verbose` wrote
 * @returns {string | null} what is wrong; null: signed by a key of the database, and whole
 */
export function rpmReportProblem(lines) {
  const results = lines.split('\n').filter((line) => /^\s.*:/.test(line));
  const signatures = results.filter((line) => /signature/i.test(line));
  if (results.some((line) => /: (BAD|NOTFOUND)\b/.test(line) && !/signature/i.test(line))) {
    return 'its bytes are not the ones that were packed (a digest does not fit)';
  }
  if (signatures.some((line) => /: BAD\b/.test(line))) return 'the signature does not fit';
  if (signatures.some((line) => /: NOKEY\b/.test(line))) return 'it was signed by another key';
  if (!signatures.some((line) => /: OK\b/.test(line))) return 'it is not signed';
  return results.every((line) => /: OK\b/.test(line)) ? null : 'rpm does not take its signature';
}

/**
 * @param {string} file
 * @param {import('./gpg.mjs').TrustedKey} key
 * @returns {Promise<string | null>} what is wrong; null: signed by that key
 */
export async function rpmSignatureProblem(file, key) {
  const database = mkdtempSync(join(tmpdir(), 'parley-rpmkeys-'));
  try {
    const armored = join(database, 'key.asc');
    writeFileSync(armored, key.armored);
    await mustRun('rpmkeys', ['--dbpath', database, '--import', armored]);
    const { out, err } = await runTool('rpmkeys', ['--dbpath', database, '--checksig', '--verbose', file]);
    return rpmReportProblem(`${out.toString('utf8')}\n${err}`);
  } finally {
    rmSync(database, { recursive: true, force: true });
  }
}
