// The list of components (SBOM): CycloneDX, of this version, with the Electron that is inside, no component without a
// version, and nothing that tells where the packages were fetched from.

/**
 * @param {string} text
 * @param {{ version: string, electron: readonly string[] }} product electron: the versions found in the packages
 * @returns {string[]} what is wrong
 */
export function componentListProblems(text, { version, electron }) {
  /** @type {any} */
  let list;
  try {
    list = JSON.parse(text);
  } catch {
    return ['it is no JSON'];
  }
  const problems = [];
  if (list.bomFormat !== 'CycloneDX' || !/^1\.\d+$/.test(list.specVersion ?? ''))
    problems.push('it is not in the format CycloneDX');
  if (list.metadata?.component?.version !== version) problems.push(`it is not of version ${version}`);
  /** @type {{ name?: string, version?: string, purl?: string }[]} */
  const components = list.components ?? [];
  if (components.length < 2) problems.push('it names no components');
  for (const { name, version: own, purl } of components) {
    if (!name || !own || !purl) problems.push(`the component ${name ?? '?'} has no version or no address`);
  }
  for (const wanted of electron) {
    if (!components.some(({ name, version: own }) => name === 'electron' && own === wanted)) {
      problems.push(`it does not name Electron ${wanted}, which is in the packages`);
    }
  }
  const hosts = [...text.matchAll(/https?:\/\/([^/"]+)/g)].map((match) => match[1] ?? '');
  const foreign = hosts.filter((host) => host !== 'cyclonedx.org');
  if (foreign.length > 0) problems.push(`it names hosts: ${[...new Set(foreign)].join(', ')}`);
  return problems;
}
