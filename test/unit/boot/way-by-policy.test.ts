// The organisation's proxy and certificate files on the way to the backend: in force before anything is connected, followed
// when they change, and no connection where a file cannot be used.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { wayByPolicy } from '../../../src-main/boot/way-by-policy';
import type { PolicyValues } from '../../../src-main/settings/catalogue';
import type { ProxyConfig } from '../../../src-main/settings/policy/proxy-config';
import { createUserSettings } from '../../../src-main/settings/user-settings';
import { cert, clientPfx } from '../../kit/session-certificate';
import { policyOf } from '../../kit/policy-feed';

const folder = mkdtempSync(join(tmpdir(), 'way-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const file = (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

function made(values: PolicyValues, given = {}) {
  const policy = policyOf(values);
  const settings = createUserSettings({
    source: { load: () => ({}), save: () => Promise.resolve() },
    policy,
    preferredLanguages: () => ['en'],
  });
  const set: ProxyConfig[] = [];
  const logged: string[] = [];
  let release: () => void = () => undefined;
  let fails = false;
  const way = wayByPolicy({
    settings,
    given,
    setProxy: (config) => {
      set.push(config);
      return new Promise((resolve, reject) => (release = fails ? () => reject(new Error('no')) : resolve));
    },
    resolveProxy: (url) => Promise.resolve(`PROXY for ${url} under ${set.at(-1)?.mode ?? 'system'}`),
    log: { write: (_level, what) => logged.push(what) },
  });
  return { way, set, logged, say: policy.say, release: () => release(), fail: () => (fails = true) };
}
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const FIXED = { proxyMode: 'fixed', proxyServer: 'proxy.example:8080' } as const;

describe('the proxy', () => {
  it('of the system is left as it is', async () => {
    const { way, set } = made({});
    expect(await way.resolveProxy('https://a.example')).toContain('under system');
    expect(set).toEqual([]);
  });

  it('of the organisation is in force before anything is asked, and follows her word', async () => {
    const { way, set, say, release } = made(FIXED);
    await turn();
    expect(set.map(({ mode }) => mode)).toEqual(['fixed_servers']);
    let answered = '';
    const asked = way.resolveProxy('https://a.example').then((answer) => (answered = answer));
    await turn();
    expect(answered).toBe('');
    release();
    await asked;
    expect(answered).toContain('under fixed_servers');
    say({ ...FIXED, closeToTray: true });
    say({ proxyMode: 'direct' });
    say({});
    await turn();
    release();
    await turn();
    release();
    await turn();
    expect(set.map(({ mode }) => mode)).toEqual(['fixed_servers', 'direct', 'system']);
  });

  it('that is refused is logged, and the next one counts again', async () => {
    const { way, logged, fail, release, set, say } = made({});
    fail();
    say(FIXED);
    await turn();
    release();
    expect(await way.resolveProxy('https://a.example')).toContain('PROXY');
    expect(logged).toEqual(['policy.proxy-refused']);
    say({ proxyMode: 'direct' });
    await turn();
    expect(set).toHaveLength(2);
  });
});

describe('the certificate files', () => {
  it('of the organisation go before those of the command line', async () => {
    const extraCaFile = file('ca.pem', cert);
    const given = { extraAuthorities: 'given', clientCertificate: { pfx: Buffer.from('given') } };
    expect(await made({}, given).way.trust()).toEqual(given);
    expect(await made({ extraCaFile }, given).way.trust()).toEqual({ ...given, extraAuthorities: cert });
    const clientCertificateFile = file('me.p12', clientPfx.pfx);
    const clientPassphraseFile = file('secret', `${clientPfx.passphrase}\n`);
    expect(await made({ clientCertificateFile, clientPassphraseFile }, given).way.trust()).toEqual({
      extraAuthorities: 'given',
      clientCertificate: clientPfx,
    });
  });

  it('are read anew at every connection', async () => {
    const extraCaFile = join(folder, 'later.pem');
    const { way } = made({ extraCaFile });
    await expect(way.trust()).rejects.toMatchObject({ file: 'authority', code: 'ENOENT' });
    writeFileSync(extraCaFile, cert);
    expect(await way.trust()).toEqual({ extraAuthorities: cert });
  });

  it.each([
    ['an authority that is none', () => ({ extraCaFile: file('no.pem', 'hello') }), 'authority', 'no-pem'],
    ['a certificate that is not there', () => ({ clientCertificateFile: '/nowhere.p12' }), 'certificate', 'ENOENT'],
    [
      'a passphrase that is not there',
      () => ({ clientCertificateFile: file('it.p12', clientPfx.pfx), clientPassphraseFile: '/nowhere' }),
      'passphrase',
      'ENOENT',
    ],
  ])('mean no connection: %s', async (_what, values, which, code) => {
    await expect(made(values()).way.trust()).rejects.toMatchObject({ file: which, code });
  });
});
