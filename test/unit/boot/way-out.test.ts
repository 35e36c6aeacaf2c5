import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readWayOut } from '../../../src-main/boot/way-out';
import { cert, clientPfx } from '../../kit/session-certificate';

const folder = mkdtempSync(join(tmpdir(), 'way-out-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('the certificate files of the command line', () => {
  it('are nothing when none is named', () => {
    expect(readWayOut({})).toEqual({ ok: true, way: {} });
  });

  it('are read whole', () => {
    const read = readWayOut({
      caFile: file('ca.pem', cert),
      clientCertificate: file('me.p12', clientPfx.pfx),
      clientPassphraseFile: file('secret', `${clientPfx.passphrase}\n`),
    });
    expect(read).toEqual({ ok: true, way: { extraAuthorities: cert, clientCertificate: clientPfx } });
  });

  it.each([
    ['no PEM', { caFile: file('no.pem', 'hello') }, /--ca-file: .*no PEM certificate/],
    [
      'a broken PEM',
      { caFile: file('broken.pem', cert.replace('MIIB', '!!!!')) },
      /--ca-file: the file cannot be used/,
    ],
    ['a folder', { caFile: folder }, /--ca-file: the file cannot be used \(EISDIR\)/],
    [
      'no passphrase',
      { clientCertificate: file('me2.p12', clientPfx.pfx) },
      /--client-certificate: the file cannot be used/,
    ],
    [
      'a missing passphrase file',
      { clientCertificate: file('me3.p12', clientPfx.pfx), clientPassphraseFile: join(folder, 'gone') },
      /--client-passphrase-file: the file cannot be used \(ENOENT\)/,
    ],
  ])('are refused in words: %s', (_what, files, words) => {
    const read = readWayOut(files);
    expect(read.ok ? '' : read.problem).toMatch(words);
    expect(JSON.stringify(read)).not.toContain('loopback');
  });
});
