import { describe, expect, it } from 'vitest';
import { proxyHops } from '../../../src-main/session/proxy-list';

describe('the ways to an address', () => {
  it.each([
    ['DIRECT', [{ kind: 'direct' }]],
    ['PROXY proxy.example:8080', [{ kind: 'http', proxyUrl: 'http://proxy.example:8080' }]],
    ['HTTPS proxy.example:443', [{ kind: 'http', proxyUrl: 'https://proxy.example:443' }]],
    ['SOCKS5 [::1]:1080', [{ kind: 'socks', proxyUrl: 'socks5://[::1]:1080' }]],
    [
      'PROXY a:1;  socks b:2 ; DIRECT',
      [{ kind: 'http', proxyUrl: 'http://a:1' }, { kind: 'socks', proxyUrl: 'socks4://b:2' }, { kind: 'direct' }],
    ],
  ])('reads %j in its order', (answer, hops) => {
    expect(proxyHops(answer)).toEqual(hops);
  });

  it.each(['', ';;', 'QUIC a:1', 'PROXY', 'constructor x'])('takes %j for the direct way', (answer) => {
    expect(proxyHops(answer)).toEqual([{ kind: 'direct' }]);
  });
});
