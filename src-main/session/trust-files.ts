// The files that IT names for the way to the backend: one more certificate authority, and what this client shows. One
// that cannot be used means no connection: going without it would be going with less trust than IT asked for.
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';

export interface Trust {
  /** PEM of one more certificate authority. */
  extraAuthorities?: string;
  /** What this client shows when the backend asks for it, PKCS #12. */
  clientCertificate?: { pfx: Buffer; passphrase?: string };
}

export type TrustFile = 'authority' | 'certificate' | 'passphrase';
/** Absolute paths. */
export type TrustFiles = { [F in TrustFile]?: string | undefined };

/** `code`: of the system or of OpenSSL, or `no-pem`. */
export class TrustFileError extends Error {
  constructor(
    readonly file: TrustFile,
    readonly code: string,
  ) {
    super(`${file}: ${code}`);
  }
}

const PEM = /-----BEGIN (TRUSTED |X509 )?CERTIFICATE-----/;

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'not-readable';

/** @throws {TrustFileError} for a file `doing` something with failed */
export function attempt<T>(file: TrustFile, doing: () => T): T {
  try {
    return doing();
  } catch (error) {
    throw error instanceof TrustFileError ? error : new TrustFileError(file, codeOf(error));
  }
}

/** What the files hold, if it can be used. @throws {TrustFileError} */
export function trustOf(contents: { authority?: string; certificate?: Buffer; passphrase?: string }): Trust {
  const { authority, certificate, passphrase } = contents;
  const trust: Trust = {};
  if (authority !== undefined) {
    if (!PEM.test(authority)) throw new TrustFileError('authority', 'no-pem');
    // A secure context takes a broken one without a word.
    attempt('authority', () => new X509Certificate(authority));
    trust.extraAuthorities = authority;
  }
  if (certificate !== undefined) {
    const shown = { pfx: certificate, ...(passphrase === undefined ? {} : { passphrase: passphrase.trim() }) };
    attempt('certificate', () => createSecureContext(shown));
    trust.clientCertificate = shown;
  }
  return trust;
}

/** Asked at every connection, so that a renewed file needs no restart. @throws {TrustFileError} */
export async function readTrust({ authority, certificate, passphrase }: TrustFiles): Promise<Trust> {
  const read = (file: TrustFile, path: string) =>
    readFile(path).catch((error: unknown) => {
      throw new TrustFileError(file, codeOf(error));
    });
  return trustOf({
    ...(authority === undefined ? {} : { authority: (await read('authority', authority)).toString('utf8') }),
    ...(certificate === undefined ? {} : { certificate: await read('certificate', certificate) }),
    ...(passphrase === undefined ? {} : { passphrase: (await read('passphrase', passphrase)).toString('utf8') }),
  });
}
