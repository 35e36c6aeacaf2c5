// Says in plain words that Node is too old. Kept apart and free of new syntax, because it has
// to run on the very versions that it refuses.

/** Oldest Node that the tools of this project run on (package.json "engines"). */
export const NODE_MINIMUM = { major: 20, minor: 19 };

/**
 * @param {string} version as in process.version, e.g. "v20.19.1"
 * @returns {string | null} what is wrong and what to do, or null when the version will do
 */
export function nodeVersionProblem(version) {
  const match = /^v?(\d+)\.(\d+)/.exec(version);
  const minimum = NODE_MINIMUM.major + '.' + NODE_MINIMUM.minor;
  if (!match) {
    return 'setup: cannot read the Node version "' + version + '"; Node ' + minimum + ' or newer.';
  }
  const major = Number(match[1]);
  const minor = Number(match[2]);
  if (major > NODE_MINIMUM.major || (major === NODE_MINIMUM.major && minor >= NODE_MINIMUM.minor)) {
    return null;
  }
  return (
    'setup: Node ' +
    minimum +
    ' or newer is needed, this is ' +
    version +
    '. Install a current Node (https://nodejs.org) and run the command again.'
  );
}
