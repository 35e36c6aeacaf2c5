// Keys and certificates of a test: made for it, worth nothing, gone with it.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { publicPartOf } from '../../../scripts/sign/gpg.mjs';
import { startTimeStamps } from './time-stamps';

type TrustedKey = Awaited<ReturnType<typeof publicPartOf>>;

export interface ThrowAwayKey {
  signing: { fingerprint: string; env: NodeJS.ProcessEnv };
  trusted: TrustedKey;
  remove: () => void;
}

const run = (command: string, args: string[], env?: NodeJS.ProcessEnv): string =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...(env ? { env } : {}) });

/** A key for gpg, in a key ring of its own. */
export async function throwAwayKey(): Promise<ThrowAwayKey> {
  const home = mkdtempSync(join(tmpdir(), 'parley-gnupg-'));
  const env = { ...process.env, GNUPGHOME: home };
  const name = 'Throw-away <test@example.org>';
  run('gpg', ['--batch', '--quiet', '--passphrase', '', '--quick-gen-key', name, 'rsa2048', 'sign', '1d'], env);
  const list = run('gpg', ['--batch', '--list-keys', '--with-colons'], env);
  const fingerprint = /^fpr:+([0-9A-F]{40}):/m.exec(list)?.[1] ?? '';
  const signing = { fingerprint, env };
  return {
    signing,
    trusted: await publicPartOf(signing),
    remove: () => {
      run('gpgconf', ['--kill', 'all'], env);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

export interface ThrowAwayPublisher {
  name: string;
  /** PEM of the authority that issued the publisher's certificate and the one of the timestamps. */
  authority: string;
  /** Signs a Windows file in place. */
  sign: (file: string, options?: { timestamp?: boolean }) => Promise<void>;
  remove: () => void;
}

/** A publisher of Windows programs, with an authority and a time stamp of its own. */
export function throwAwayPublisher(name = 'Throw-away publisher'): ThrowAwayPublisher {
  const folder = mkdtempSync(join(tmpdir(), 'parley-publisher-'));
  const at = (file: string) => join(folder, file);
  const request = ['req', '-newkey', 'rsa:2048', '-nodes'];
  run('openssl', [
    ...[...request, '-x509', '-days', '2', '-subj', '/CN=Throw-away authority', '-keyout', at('ca.key')],
    ...['-out', at('ca.pem'), '-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
  ]);
  const issue = (who: string, subject: string, usage: string) => {
    run('openssl', [...request, '-subj', `/CN=${subject}`, '-keyout', at(`${who}.key`), '-out', at(`${who}.csr`)]);
    writeFileSync(at(`${who}.ext`), `keyUsage=digitalSignature\nextendedKeyUsage=${usage}\n`);
    run('openssl', [
      ...['x509', '-req', '-days', '2', '-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial'],
      ...['-in', at(`${who}.csr`), '-extfile', at(`${who}.ext`), '-out', at(`${who}.pem`)],
    ]);
  };
  issue('publisher', name, 'codeSigning');
  issue('time', 'Throw-away time', 'critical,timeStamping');
  return {
    name,
    authority: at('ca.pem'),
    sign: async (file, { timestamp = true } = {}) => {
      const stamps = timestamp ? await startTimeStamps(folder) : undefined;
      const time = stamps ? ['-ts', stamps.url] : [];
      const own = ['-certs', at('publisher.pem'), '-key', at('publisher.key'), '-h', 'sha256'];
      // The stamps come from this process, so it must not wait for the tool.
      await promisify(execFile)('osslsigncode', ['sign', ...own, ...time, '-in', file, '-out', `${file}.signed`]);
      stamps?.close();
      renameSync(`${file}.signed`, file);
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
