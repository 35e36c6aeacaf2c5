// Names of test builds: each says what it is, wherever the file is copied to. Over the names in electron-builder.yml.

/** @type {Readonly<Record<string, string>>} */
export const TEST_NAMES = {
  'linux.artifactName': '${name}-${version}-${arch}-test.${ext}',
  'deb.artifactName': '${name}_${version}_${arch}-test.${ext}',
  'rpm.artifactName': '${name}-${version}.${arch}-test.${ext}',
  'nsis.artifactName': '${name}-setup-${version}-${arch}-test.${ext}',
  'msi.artifactName': '${name}-${version}-${arch}-test.${ext}',
  'mac.artifactName': '${name}-${version}-mac-${arch}-test.${ext}',
};

/** @param {string} name of an artefact */
export const isTestName = (name) => /-test\.\w+(\.\w+)?$/.test(name);
