// Which addresses the client connects to: TLS everywhere, plain WebSocket to this computer only (SPEC 9); nothing in
// the address that belongs into `hello` (PROTOCOL 3.7).
import { accepted, refused, type Result } from './result';
import type { UrlCode } from './surface';

export const isLoopback = (hostname: string) =>
  hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);

/** The address in normal form. A query is refused: it is where tokens end up, and where proxies log them. */
export function checkBackendUrl(text: string): Result<string, UrlCode> {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return refused('bad-url');
  }
  if (url.protocol !== 'wss:' && url.protocol !== 'ws:') return refused('bad-url');
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return refused('bad-url');
  if (url.protocol === 'ws:' && !isLoopback(url.hostname)) return refused('insecure-url');
  return accepted(url.href);
}
