// Which hosts a routing backend may have, as IT writes them: a name, `*.name` for any name below it, `*` for any. Pure.

/** As a name is compared: without the dot that a full name may end with. */
const plain = (host: string) => host.toLowerCase().replace(/\.$/, '');

/** @param hostname of a URL: lower case, punycode, IPv6 in brackets */
export function isHostAllowed(hostname: string, patterns: readonly string[]): boolean {
  const host = plain(hostname);
  return patterns.map(plain).some((pattern) => {
    if (pattern === '*') return true;
    return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) && host !== pattern.slice(2) : host === pattern;
  });
}
