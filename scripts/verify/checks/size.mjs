// The program must not grow unseen: a package may be a twentieth bigger than that of an empty Electron app, app.asar 6 MB.

/** Bytes. */
export const MAX_ASAR = 6_000_000;
/** Times the package of an empty app by the same packer, with the same settings. */
export const MAX_RATIO = 1.05;

/** @param {number} bytes */
const mb = (bytes) => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** @param {number} bytes of app.asar @returns {string[]} what is wrong */
export const asarSizeProblems = (bytes) =>
  bytes <= MAX_ASAR ? [] : [`app.asar has ${mb(bytes)}, more than ${mb(MAX_ASAR)}`];

/**
 * @param {number} bytes of the package
 * @param {number} empty bytes of the same kind of package with an empty app
 * @returns {string[]} what is wrong
 */
export function packageSizeProblems(bytes, empty) {
  if (bytes <= empty * MAX_RATIO) return [];
  return [`${mb(bytes)}, ${(bytes / empty).toFixed(3)} times an empty app (${mb(empty)}); ${MAX_RATIO} is allowed`];
}
