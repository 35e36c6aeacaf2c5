// What a release build must be given to sign with, per target. A release without it is refused before anything is built;
// docs/releasing.md explains each variable.

/** @typedef {NodeJS.ProcessEnv} Env */

/** @param {Env} env @param {readonly string[]} names */
const unset = (env, names) => names.filter((name) => (env[name] ?? '').trim() === '');

/** A whole fingerprint: the short names of keys can be forged. */
const FINGERPRINT = /^[0-9A-F]{40}$/;

/** The variables of Azure Trusted Signing: those that name the account are ours, the others Azure's own client reads. */
export const AZURE = {
  account: ['PARLEY_AZURE_ENDPOINT', 'PARLEY_AZURE_ACCOUNT', 'PARLEY_AZURE_PROFILE', 'PARLEY_AZURE_PUBLISHER'],
  client: ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET'],
};

const NOTARY = [
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
  ['APPLE_KEYCHAIN_PROFILE'],
];

/** @param {Env} env @returns {string | null} */
function gpgProblem(env) {
  const key = env['PARLEY_GPG_KEY'] ?? '';
  if (key.trim() === '') return 'PARLEY_GPG_KEY, the fingerprint of the key that gpg signs with';
  if (FINGERPRINT.test(gpgFingerprint(env) ?? '')) return null;
  return `PARLEY_GPG_KEY as a whole fingerprint of 40 hexadecimal digits (it is "${key}")`;
}

/** @param {Env} env @returns {string | null} the fingerprint that PARLEY_GPG_KEY names, without spaces, in capitals */
export function gpgFingerprint(env) {
  const key = (env['PARLEY_GPG_KEY'] ?? '').replace(/\s/g, '').toUpperCase();
  return key === '' ? null : key;
}

/** @param {Env} env @returns {string | null} */
function windowsProblem(env) {
  if (unset(env, ['WIN_CSC_LINK']).length === 0 || unset(env, ['CSC_LINK']).length === 0) return null;
  const azure = unset(env, [...AZURE.account, ...AZURE.client]);
  if (azure.length === 0) return null;
  const begun = azure.length < AZURE.account.length + AZURE.client.length;
  return begun
    ? `${azure.join(', ')} for Azure Trusted Signing`
    : 'WIN_CSC_LINK, the code signing certificate (with WIN_CSC_KEY_PASSWORD), or the variables of Azure Trusted Signing';
}

/** @param {Env} env @param {string} target @returns {string[]} */
function appleProblems(env, target) {
  const problems = [];
  if (unset(env, ['CSC_LINK']).length > 0 && unset(env, ['CSC_NAME']).length > 0) {
    problems.push('CSC_LINK or CSC_NAME, the "Developer ID Application" certificate');
  }
  if (target === 'pkg' && unset(env, ['CSC_INSTALLER_LINK']).length > 0) {
    problems.push('CSC_INSTALLER_LINK, the "Developer ID Installer" certificate');
  }
  const notary = NOTARY.map((names) => unset(env, names));
  if (!notary.some((names) => names.length === 0)) {
    const begun = notary.find((names, i) => names.length < (NOTARY[i]?.length ?? 0));
    problems.push(`${(begun ?? NOTARY[0] ?? []).join(', ')} for notarisation`);
  }
  return problems;
}

/**
 * @param {{ platform: string, targets: readonly string[], env: Env }} build platform as Node names it; targets of
 *   electron-builder ("deb", "nsis", ...)
 * @returns {string[]} one sentence a target that could not be signed; empty: the release may be built
 */
export function missingForRelease({ platform, targets, env }) {
  return targets.flatMap((target) => {
    if (target === 'dir') return ['dir: a folder is no release; --test-build makes one'];
    /** @type {(string | null)[]} */
    const problems =
      platform === 'linux'
        ? [gpgProblem(env)]
        : platform === 'win32'
          ? [windowsProblem(env)]
          : appleProblems(env, target);
    return problems.filter((problem) => problem !== null).map((problem) => `${target}: needs ${problem}`);
  });
}

/**
 * @param {readonly string[]} missing from `missingForRelease`
 * @returns {string} what the person at the terminal reads
 */
export function refusal(missing) {
  return [
    'No release was built: it could not be signed.',
    ...missing.map((line) => `  ${line}`),
    'docs/releasing.md says what to set. For artefacts to try out, say --test-build: their names say what they are.',
  ].join('\n');
}

/**
 * Options for electron-builder that keep an unsigned Windows or macOS artefact from being made.
 * @param {{ testBuild: boolean, env: Env }} build
 * @returns {Record<string, string>} paths in the configuration and their values, over electron-builder.yml
 */
export function signingOptions({ testBuild, env }) {
  const given = unset(env, AZURE.account).length === 0;
  const fields = ['endpoint', 'codeSigningAccountName', 'certificateProfileName', 'publisherName'];
  const azure = fields.map((field, i) => [`win.azureSignOptions.${field}`, env[AZURE.account[i] ?? ''] ?? '']);
  return { forceCodeSigning: String(!testBuild), ...(given ? Object.fromEntries(azure) : {}) };
}
