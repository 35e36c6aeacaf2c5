// Authenticode signatures of Windows files, by osslsigncode: electron-builder makes them, here they are checked, also on
// Linux. A signature without a timestamp would end with its certificate.
import { runTool } from './run.mjs';

/**
 * @typedef {object} WindowsTrust
 * @property {string} [caFile] PEM of who may issue the certificate; by default those the system trusts
 * @property {string} [tsaFile] the same for the timestamp
 * @property {string} [publisher] common name of the certificate
 */

/**
 * @param {string} report what `osslsigncode verify` wrote
 * @param {number} code its exit code
 * @param {string | undefined} publisher
 * @returns {string | null} what is wrong; null: signed, timestamped, by that publisher
 */
export function authenticodeReportProblem(report, code, publisher) {
  if (/No signature found/i.test(report)) return 'it is not signed';
  if (/MISMATCH/.test(report)) return 'the signature does not fit: the bytes are not the ones that were signed';
  if (code !== 0) {
    const reason = /(?:Error|error|failed)[^\n]*/.exec(report)?.[0] ?? `exit code ${code}`;
    return `Windows would not trust its signature (${reason.trim()})`;
  }
  if (!/Timestamp Server Signature verification: ok/.test(report)) return 'its signature has no timestamp that counts';
  // The certificate that signed, not those of the chain or of the timestamp.
  const subject = /Signer's certificate:[^]*?Subject: (.*)/.exec(report)?.[1] ?? '';
  if (publisher !== undefined && !subject.split(/[/,]\s*/).includes(`CN=${publisher}`)) {
    return `it was not signed by ${publisher}`;
  }
  return null;
}

/**
 * @param {string} file .exe or .msi
 * @param {WindowsTrust} trust
 * @returns {Promise<string | null>} what is wrong
 */
export async function authenticodeProblem(file, { caFile, tsaFile, publisher }) {
  const trust = [...(caFile ? ['-CAfile', caFile] : []), ...(tsaFile ? ['-TSA-CAfile', tsaFile] : [])];
  const { code, out, err } = await runTool('osslsigncode', ['verify', ...trust, '-in', file]);
  return authenticodeReportProblem(`${out.toString('utf8')}\n${err}`, code, publisher);
}
