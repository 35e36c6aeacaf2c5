// The certificate files of the command line, for the session's routes. They are read once, before anything has started,
// so that a wrong one is answered in words.
import { readFileSync } from 'node:fs';
import { attempt, TrustFileError, trustOf, type Trust, type TrustFile } from '../session/trust-files';
import type { CommandLine } from './command-line';

export type WayFiles = Pick<CommandLine, 'caFile' | 'clientCertificate' | 'clientPassphraseFile'>;
export type WayOut = Trust;
export type WayOutResult = { ok: true; way: WayOut } | { ok: false; problem: string };

const SWITCHES: Record<TrustFile, string> = {
  authority: '--ca-file',
  certificate: '--client-certificate',
  passphrase: '--client-passphrase-file',
};

/** @returns one sentence saying what is wrong with a file, for stderr, or what the session needs of them. */
export function readWayOut({ caFile, clientCertificate, clientPassphraseFile }: WayFiles): WayOutResult {
  const read = (file: TrustFile, path: string) => attempt(file, () => readFileSync(path));
  try {
    const way = trustOf({
      ...(caFile === undefined ? {} : { authority: read('authority', caFile).toString('utf8') }),
      ...(clientPassphraseFile === undefined
        ? {}
        : { passphrase: read('passphrase', clientPassphraseFile).toString('utf8') }),
      ...(clientCertificate === undefined ? {} : { certificate: read('certificate', clientCertificate) }),
    });
    return { ok: true, way };
  } catch (error) {
    if (!(error instanceof TrustFileError)) throw error;
    const { file, code } = error;
    const why = code === 'no-pem' ? `${caFile ?? ''} holds no PEM certificate` : `the file cannot be used (${code})`;
    return { ok: false, problem: `${SWITCHES[file]}: ${why}.` };
  }
}
