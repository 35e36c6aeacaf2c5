// No secrets: private keys, tokens, files of settings, paths of the computer that built the program.

/** @type {readonly [string, RegExp][]} what it is, how it looks */
const PATTERNS = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----\s*\S{20}/],
  ['a token of a web service', /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{16,}/],
  ['a token of Facebook', /\bEAA[A-Za-z0-9]{60,}/],
  ['a token of GitHub', /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{40,})/],
  ['a token of GitLab', /\bglpat-[\w-]{20}/],
  ['a token of npm', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['a token of a registry', /_authToken\s*=\s*\S{8}/],
  ['a token of Slack', /\bxox[abeoprs]-[\w-]{10,}/],
  ['a key of Amazon', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['a key of Google', /\bAIza[\w-]{35}\b/],
  ['a key of Azure', /\bAccountKey=[A-Za-z0-9+/]{40,}/],
  ['a password in an address', /\b[a-z][a-z\d+.-]*:\/\/[^\s/:@'"`${}<>]+:[^\s/:@'"`${}<>]{3,}@[\w.-]+\.\w/],
];

/** Somebody's folder, on any computer. @type {readonly RegExp[]} */
const HOMES = [/\/(?:home|Users)\/[\w.-]+\/[\w.-]+/, /\b[A-Z]:\\+Users\\+[\w.-]+\\/, /\/root\/[\w.-]+/];

/** Names of files that hold settings or keys. */
const FILES = /(^|\/)(\.env(\..+)?|\.npmrc|\.netrc|\.git|id_[a-z\d]+|.+\.(pem|key|p12|pfx|kdbx|keystore))$/;

/**
 * @param {readonly { path: string, bytes: Buffer }[]} files
 * @param {readonly string[]} buildPaths absolute folders of this computer: the checkout, the home
 * @returns {string[]} what is wrong; never the secret itself
 */
export function secretProblems(files, buildPaths) {
  return files.flatMap(({ path, bytes }) => {
    const problems = [];
    if (FILES.test(path)) problems.push(`${path}: a file with this name holds settings or keys`);
    const text = bytes.toString('latin1');
    for (const [what, pattern] of PATTERNS) {
      if (pattern.test(text)) problems.push(`${path} holds ${what}`);
    }
    const built = buildPaths.some((folder) => text.includes(folder));
    if (built || HOMES.some((pattern) => pattern.test(text))) {
      problems.push(`${path} holds a path of the computer that built it`);
    }
    return problems;
  });
}
