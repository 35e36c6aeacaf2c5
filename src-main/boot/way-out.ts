// What the command line and the operating system say about the way to the backend, for the session's routes. The files
// are read once, before anything has started, so that a wrong one is answered in words.
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { RouteOptions } from '../session';
import type { CommandLine } from './command-line';

export type WayFiles = Pick<CommandLine, 'caFile' | 'clientCertificate' | 'clientPassphraseFile'>;
export type WayOut = Pick<RouteOptions, 'extraAuthorities' | 'clientCertificate'>;
export type WayOutResult = { ok: true; way: WayOut } | { ok: false; problem: string };

const PEM = /-----BEGIN (TRUSTED |X509 )?CERTIFICATE-----/;

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'not readable';

/** @returns one sentence saying what is wrong with a file, for stderr, or what the session needs of them. */
export function readWayOut({ caFile, clientCertificate, clientPassphraseFile }: WayFiles): WayOutResult {
  let reading = '--ca-file';
  try {
    const way: WayOut = {};
    if (caFile !== undefined) {
      way.extraAuthorities = readFileSync(caFile, 'utf8');
      if (!PEM.test(way.extraAuthorities))
        return { ok: false, problem: `--ca-file: ${caFile} holds no PEM certificate.` };
      // A secure context takes a broken one without a word.
      new X509Certificate(way.extraAuthorities);
    }
    if (clientCertificate !== undefined) {
      reading = '--client-passphrase-file';
      const secret =
        clientPassphraseFile === undefined ? {} : { passphrase: readFileSync(clientPassphraseFile, 'utf8').trim() };
      reading = '--client-certificate';
      way.clientCertificate = { pfx: readFileSync(clientCertificate), ...secret };
      createSecureContext(way.clientCertificate);
    }
    return { ok: true, way };
  } catch (error) {
    return { ok: false, problem: `${reading}: the file cannot be used (${codeOf(error)}).` };
  }
}
