// Reads what the operating system says about the way to an address: the answer of a PAC script or of its settings, in
// the form every browser uses ("PROXY a:8080; SOCKS5 b:1080; DIRECT").

/** One way to try; ways are tried in their order. */
export type Hop = { kind: 'direct' } | { kind: 'http' | 'socks'; proxyUrl: string };

const SCHEMES: Record<string, { kind: 'http' | 'socks'; scheme: string }> = {
  PROXY: { kind: 'http', scheme: 'http' },
  HTTP: { kind: 'http', scheme: 'http' },
  HTTPS: { kind: 'http', scheme: 'https' },
  SOCKS: { kind: 'socks', scheme: 'socks4' },
  SOCKS4: { kind: 'socks', scheme: 'socks4' },
  SOCKS5: { kind: 'socks', scheme: 'socks5' },
};

/** Unknown words are left out. No way at all means a direct one: that is also what Chromium does. */
export function proxyHops(answer: string): Hop[] {
  const hops = answer.split(';').flatMap((entry): Hop[] => {
    const [word = '', host = ''] = entry.trim().split(/\s+/);
    if (word.toUpperCase() === 'DIRECT') return [{ kind: 'direct' }];
    const known = SCHEMES[word.toUpperCase()];
    const url = `${known?.scheme ?? ''}://${host}`;
    return known === undefined || host === '' || !URL.canParse(url) ? [] : [{ kind: known.kind, proxyUrl: url }];
  });
  return hops.length === 0 ? [{ kind: 'direct' }] : hops;
}
