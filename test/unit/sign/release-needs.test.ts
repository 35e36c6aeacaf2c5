// A release that cannot be signed is refused, target by target, in words that name what is missing.
import { expect, it } from 'vitest';
import { missingForRelease, refusal, signingOptions } from '../../../scripts/sign/release-needs.mjs';

const KEY = '0123456789ABCDEF0123456789ABCDEF01234567';
const azure = {
  PARLEY_AZURE_ENDPOINT: 'https://weu.codesigning.azure.net',
  PARLEY_AZURE_ACCOUNT: 'account',
  PARLEY_AZURE_PROFILE: 'profile',
  PARLEY_AZURE_PUBLISHER: 'Parley Ltd',
  AZURE_TENANT_ID: 'a',
  AZURE_CLIENT_ID: 'b',
  AZURE_CLIENT_SECRET: 'c',
};
const notary = { APPLE_API_KEY: 'key.p8', APPLE_API_KEY_ID: 'id', APPLE_API_ISSUER: 'issuer' };

it.each([
  ['linux', ['deb', 'AppImage'], {}, ['deb: needs PARLEY_GPG_KEY', 'AppImage: needs PARLEY_GPG_KEY']],
  ['linux', ['rpm'], { PARLEY_GPG_KEY: ' ' }, ['rpm: needs PARLEY_GPG_KEY']],
  ['linux', ['deb'], { PARLEY_GPG_KEY: 'DEADBEEF' }, ['a whole fingerprint of 40 hexadecimal digits']],
  ['win32', ['nsis', 'msi'], {}, ['nsis: needs WIN_CSC_LINK', 'msi: needs WIN_CSC_LINK']],
  [
    'win32',
    ['msi'],
    { ...azure, AZURE_CLIENT_SECRET: '' },
    ['msi: needs AZURE_CLIENT_SECRET for Azure Trusted Signing'],
  ],
  ['darwin', ['dmg'], {}, ['dmg: needs CSC_LINK or CSC_NAME', 'dmg: needs APPLE_API_KEY']],
  ['darwin', ['zip'], { CSC_LINK: 'c', APPLE_ID: 'x' }, ['zip: needs APPLE_APP_SPECIFIC_PASSWORD, APPLE_TEAM_ID']],
  ['darwin', ['pkg'], { CSC_LINK: 'c', ...notary }, ['pkg: needs CSC_INSTALLER_LINK']],
  ['linux', ['dir'], { PARLEY_GPG_KEY: KEY }, ['a folder is no release']],
])('%s %j with %j is refused', (platform, targets, env, words) => {
  const missing = missingForRelease({ platform, targets, env });
  expect(missing).toHaveLength(words.length);
  words.forEach((part, i) => expect(missing[i]).toContain(part));
  expect(refusal(missing)).toContain(words[0]);
  expect(refusal(missing)).toContain('--test-build');
});

it.each([
  ['linux', ['deb', 'rpm', 'AppImage', 'tar.gz'], { PARLEY_GPG_KEY: KEY }],
  ['linux', ['deb'], { PARLEY_GPG_KEY: KEY.replace(/(.{4})/g, '$1 ').toLowerCase() }],
  ['win32', ['nsis', 'msi'], { WIN_CSC_LINK: 'certificate.p12' }],
  ['win32', ['nsis'], azure],
  ['darwin', ['dmg', 'zip'], { CSC_NAME: 'Parley Ltd', APPLE_KEYCHAIN_PROFILE: 'notary' }],
  ['darwin', ['pkg'], { CSC_LINK: 'c', CSC_INSTALLER_LINK: 'i', ...notary }],
])('%s %j may be built with what it needs', (platform, targets, env) => {
  expect(missingForRelease({ platform, targets, env })).toEqual([]);
});

it('lets the packer refuse what it signs itself, except in a test build', () => {
  expect(signingOptions({ testBuild: false, env: {} })).toEqual({ forceCodeSigning: 'true' });
  expect(signingOptions({ testBuild: true, env: {} })).toEqual({ forceCodeSigning: 'false' });
  expect(signingOptions({ testBuild: false, env: azure })).toEqual({
    forceCodeSigning: 'true',
    'win.azureSignOptions.endpoint': azure.PARLEY_AZURE_ENDPOINT,
    'win.azureSignOptions.codeSigningAccountName': 'account',
    'win.azureSignOptions.certificateProfileName': 'profile',
    'win.azureSignOptions.publisherName': 'Parley Ltd',
  });
});
