// What a socket's error means for the person who has to act on it. Only codes go on: an error's message may hold the
// address or parts of what was received.
import type { SocketEnd, SocketFailure } from './ports';
import { TrustFileError } from './trust-files';

/** OpenSSL's verification results as Node names them: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const CERTIFICATE =
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT_|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH|HOSTNAME_MISMATCH$)/;
const TLS = /^(ERR_SSL_|ERR_TLS_|EPROTO$)/;
const UNREACHABLE =
  /^(ENOTFOUND|EAI_|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|ETIMEDOUT|ECONNRESET|EPIPE)/;

/** `ws` gives these without a code: https://github.com/websockets/ws/blob/master/lib/websocket.js (abortHandshake) */
function withoutCode(message: string): { failure: SocketFailure; detail?: string } | undefined {
  if (message === 'Opening handshake has timed out') return { failure: 'timeout' };
  const status = /^Unexpected server response: (\d{3})$/.exec(message)?.[1];
  // Only a proxy says so; the agent can do nothing about it.
  if (status === '407') return { failure: 'proxy', detail: status };
  if (status !== undefined) return { failure: 'not-a-backend', detail: status };
  if (/^(Server sent|Invalid (Upgrade|Sec-WebSocket)|Redirects? )/.test(message)) return { failure: 'not-a-backend' };
  return undefined;
}

function kindOf(code: string, wasOpen: boolean): SocketFailure {
  if (CERTIFICATE.test(code)) return 'certificate';
  if (TLS.test(code)) return 'tls';
  if (code.startsWith('WS_ERR_')) return 'bad-frame';
  if (code.startsWith('HPE_')) return 'not-a-backend';
  if (wasOpen) return 'lost';
  return UNREACHABLE.test(code) ? 'unreachable' : 'lost';
}

export function socketFailure(error: unknown, wasOpen: boolean): Pick<SocketEnd, 'failure' | 'detail'> {
  if (!(error instanceof Error)) return { failure: 'lost' };
  if (error instanceof TrustFileError) return { failure: 'trust-file', detail: `${error.file}:${error.code}` };
  const known = withoutCode(error.message);
  if (known !== undefined) return known;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const failure = kindOf(code, wasOpen);
  return code === '' ? { failure } : { failure, detail: code };
}
