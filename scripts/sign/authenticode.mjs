// Authenticode signatures of Windows files: electron-builder makes them, here they are checked, by Windows itself or on Linux
// by osslsigncode. A signature without a timestamp would end with its certificate.
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

/** What Windows itself says, in fields that do not depend on its language. @param {string} file */
const windowsQuestion = (file) =>
  `Get-AuthenticodeSignature -LiteralPath '${file.replaceAll("'", "''")}' | Select-Object ` +
  "@{n='status';e={[string]$_.Status}},@{n='subject';e={$_.SignerCertificate.Subject}}," +
  "@{n='timestamp';e={$_.TimeStamperCertificate.Subject}} | ConvertTo-Json -Compress";

/**
 * @param {string} answer of Windows to `windowsQuestion`
 * @param {string | undefined} publisher
 * @returns {string | null} what is wrong
 */
export function windowsAnswerProblem(answer, publisher) {
  /** @type {{ status?: string, subject?: string | null, timestamp?: string | null }} */
  const { status, subject, timestamp } = JSON.parse(answer);
  if (status === 'NotSigned') return 'it is not signed';
  if (status === 'HashMismatch') return 'the signature does not fit: the bytes are not the ones that were signed';
  if (status !== 'Valid') return `Windows does not trust its signature (${status ?? 'no answer'})`;
  if (!timestamp) return 'its signature has no timestamp that counts';
  const names = (subject ?? '').split(/,\s*/);
  if (publisher !== undefined && !names.some((name) => name === `CN=${publisher}` || name === `CN="${publisher}"`)) {
    return `it was not signed by ${publisher}`;
  }
  return null;
}

/**
 * @param {string} file .exe or .msi
 * @param {WindowsTrust} trust on Windows only its publisher counts, the rest is the system's
 * @returns {Promise<string | null>} what is wrong
 */
export async function authenticodeProblem(file, { caFile, tsaFile, publisher }) {
  if (process.platform === 'win32') {
    const { out } = await runTool('powershell', ['-NoProfile', '-NonInteractive', '-Command', windowsQuestion(file)]);
    return windowsAnswerProblem(out.toString('utf8'), publisher);
  }
  const trust = [...(caFile ? ['-CAfile', caFile] : []), ...(tsaFile ? ['-TSA-CAfile', tsaFile] : [])];
  const { code, out, err } = await runTool('osslsigncode', ['verify', ...trust, '-in', file]);
  return authenticodeReportProblem(`${out.toString('utf8')}\n${err}`, code, publisher);
}
