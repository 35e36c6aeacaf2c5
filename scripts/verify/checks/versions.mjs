// One version everywhere: file name, package, app.asar; and the Electron that package.json declares.

/**
 * @typedef {object} Versions
 * @property {string} expected e.g. "1.2.3"
 * @property {string} name of the artefact
 * @property {string | null} stated by the package itself; null: this kind states none
 * @property {string} inside package.json of app.asar
 * @property {boolean} saysTest package.json of app.asar says that it is a test build
 * @property {string | null} electron in the binary; null: not found
 * @property {string} declared Electron of package.json
 * @property {boolean} testBuild what is verified
 */

/**
 * @param {Versions} versions
 * @returns {string[]} what is wrong
 */
export function versionProblems({ expected, name, stated, inside, saysTest, electron, declared, testBuild }) {
  const problems = [];
  const escaped = expected.replace(/[.+]/g, '\\$&');
  if (!new RegExp(`[-_]${escaped}(?=[-_.])`).test(name)) problems.push(`its name is not of version ${expected}`);
  if (stated !== null && stated !== expected)
    problems.push(`the package says that it is version ${stated}, not ${expected}`);
  if (inside !== expected) problems.push(`the program inside is version ${inside}, not ${expected}`);
  if (saysTest !== testBuild) {
    problems.push(
      saysTest ? 'the program inside is a test build' : 'the program inside does not say that it is a test build',
    );
  }
  if (electron === null) problems.push('the program inside is no Electron');
  else if (!testBuild && electron !== declared) {
    problems.push(`it runs on Electron ${electron}; package.json declares ${declared}`);
  }
  return problems;
}

/**
 * @param {Buffer} binary
 * @returns {string | null} the version that is compiled in
 */
export function electronVersionOf(binary) {
  const at = binary.indexOf(' Electron/');
  return at === -1 ? null : (/^ Electron\/(\d+\.\d+\.\d+)/.exec(binary.toString('latin1', at, at + 40))?.[1] ?? null);
}
