// What gpgv, rpm and osslsigncode say is read so that only a good signature by the right key passes.
import { describe, expect, it } from 'vitest';
import { authenticodeReportProblem, windowsAnswerProblem } from '../../../scripts/sign/authenticode.mjs';
import { signatureProblem } from '../../../scripts/sign/gpg.mjs';
import { rpmReportProblem } from '../../../scripts/sign/rpm-signature.mjs';

const KEY = '0123456789ABCDEF0123456789ABCDEF01234567';
const OTHER = KEY.replaceAll('0', 'F');

describe('gpgv', () => {
  const valid = (key: string, primary = key) =>
    `[GNUPG:] GOODSIG ${key.slice(-16)} Release\n[GNUPG:] VALIDSIG ${key} 2026-11-21 1795000000 0 4 0 1 10 00 ${primary}\n`;
  it('takes a good signature by the key, or by a subkey of it', () => {
    expect(signatureProblem(valid(KEY), KEY)).toBeNull();
    expect(signatureProblem(valid(OTHER, KEY), KEY)).toBeNull();
  });
  it.each([
    ['nothing', '', 'no signature'],
    ['only words', `gpgv: Good signature from "${KEY}"`, 'no signature'],
    ['changed bytes', '[GNUPG:] BADSIG 89ABCDEF01234567 Release', 'does not fit'],
    ['another key', valid(OTHER), 'another key'],
    ['a key that is not known', '[GNUPG:] NO_PUBKEY 89ABCDEF01234567', 'another key'],
    ['two signatures, one of them of another key', valid(KEY) + valid(OTHER), 'another key'],
    ['a revoked key', `[GNUPG:] REVKEYSIG 89ABCDEF01234567 Release\n${valid(KEY)}`, 'revoked'],
    ['an expired key', `[GNUPG:] EXPKEYSIG 89ABCDEF01234567 Release\n${valid(KEY)}`, 'expired'],
  ])('refuses %s', (_what, status, words) => {
    expect(signatureProblem(status, KEY)).toContain(words);
  });
});

describe('rpmkeys', () => {
  const digests = '    Header SHA256 digest: OK\n    Payload SHA256 digest: OK\n';
  const header = (result: string) => `a.rpm:\n    Header V4 RSA/SHA512 Signature, key ID 01234567: ${result}\n`;
  it('takes a signed package', () => {
    expect(rpmReportProblem(header('OK') + digests)).toBeNull();
  });
  it.each([
    ['an unsigned package, which is OK for rpm', `a.rpm:\n${digests}`, 'not signed'],
    [
      'changed contents',
      header('OK') + digests.replace('Payload SHA256 digest: OK', 'Payload SHA256 digest: BAD'),
      'bytes',
    ],
    ['a changed header', header('BAD') + digests, 'does not fit'],
    ['another key', header('NOKEY') + digests, 'another key'],
    ['a key that rpm does not trust', header('OK') + digests + header('NOTTRUSTED'), 'does not take'],
    ['no answer', 'error: a.rpm: not an rpm package', 'not signed'],
  ])('refuses %s', (_what, report, words) => {
    expect(rpmReportProblem(report)).toContain(words);
  });
});

describe('osslsigncode', () => {
  const good = [
    "Signer's certificate:\n\tSigner #0:\n\t\tSubject: /C=SI/O=Parley/CN=Parley Ltd",
    'Timestamp verified using:\n\tSigner #0:\n\t\tSubject: /O=Time/CN=A time-stamping authority',
    'Signature verification: ok\n',
  ].join('\n');
  const stamped = `${good}Timestamp Server Signature verification: ok\n`;
  it('takes a timestamped signature by the publisher', () => {
    expect(authenticodeReportProblem(stamped, 0, 'Parley Ltd')).toBeNull();
    expect(authenticodeReportProblem(stamped, 0, undefined)).toBeNull();
  });
  it.each([
    ['no signature', 'No signature found.', 1, 'not signed'],
    ['changed bytes', `Calculated message digest : 00    MISMATCH!!!\n${stamped}`, 1, 'does not fit'],
    ['a chain that nobody trusts', 'Error: unable to get local issuer certificate\n', 1, 'unable to get local issuer'],
    ['no timestamp', good, 0, 'no timestamp'],
    ['a timestamp of nobody', `${good}Timestamp Server Signature verification: failed`, 0, 'no timestamp'],
    ['another publisher', stamped.replaceAll('Parley Ltd', 'Parley Ltd and others'), 0, 'not signed by Parley Ltd'],
    [
      'the name in the chain only',
      stamped.replace('Parley Ltd', 'X').replace('A time-stamping authority', 'Parley Ltd'),
      0,
      'not signed by Parley Ltd',
    ],
  ])('refuses %s', (_what, report, code, words) => {
    expect(authenticodeReportProblem(report, code, 'Parley Ltd')).toContain(words);
  });
});

describe('Windows', () => {
  const good = { status: 'Valid', subject: 'CN=Parley Ltd, O=Parley, C=SI', timestamp: 'CN=Time' };
  it('takes a timestamped signature by the publisher', () => {
    expect(windowsAnswerProblem(JSON.stringify(good), 'Parley Ltd')).toBeNull();
  });
  it.each([
    [{ status: 'NotSigned', subject: null, timestamp: null }, 'not signed'],
    [{ status: 'HashMismatch' }, 'does not fit'],
    [{ status: 'NotTrusted' }, 'does not trust'],
    [{ timestamp: null }, 'no timestamp'],
    [{ subject: 'CN=Parley Ltd and others, O=Parley' }, 'not signed by Parley Ltd'],
  ])('refuses %j', (change, words) => {
    expect(windowsAnswerProblem(JSON.stringify({ ...good, ...change }), 'Parley Ltd')).toContain(words);
  });
});
