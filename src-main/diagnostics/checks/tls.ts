// Check 3: is the connection secure: the certificate, who signed it, until when, and the version of TLS.
import type { ServerLook } from '../../session';
import { isPlainName } from '../plain-name';
import type { Check, Finding, Service } from './check';

const DAY_MS = 86_400_000;
/** Time enough to renew one. */
const SOON_DAYS = 14;

/** https://nodejs.org/api/tls.html#x509-certificate-error-codes; everything else is a chain that does not count. */
const REFUSALS: Record<string, Finding<'tls'>['code']> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-host',
  HOSTNAME_MISMATCH: 'wrong-host',
};

export interface TlsPorts {
  service: () => Promise<Service | undefined>;
  look: (signal: AbortSignal) => Promise<ServerLook>;
  /** Local clock, ms. */
  now: () => number;
}

export function tls({ service, look, now }: TlsPorts): Check<'tls'> {
  return async (signal) => {
    const known = await service();
    if (known === undefined) return { code: 'no-address' };
    if (!known.secure) return { code: 'not-used' };
    const { host } = known;
    const { certificate, failure } = await look(signal);
    if (certificate === undefined) {
      const isTls = failure?.kind === 'tls' || failure?.kind === 'certificate';
      return { code: isTls ? 'no-handshake' : 'unreachable', facts: { host, why: failure?.code ?? 'unknown' } };
    }
    const { refused, issuer, validTo, protocol } = certificate;
    const facts = {
      host,
      issuer: isPlainName(issuer) ? issuer : '?',
      until: validTo === undefined ? '?' : new Date(validTo).toISOString().slice(0, 10),
      version: protocol,
    };
    if (refused !== undefined) return { code: REFUSALS[refused] ?? 'untrusted', facts: { ...facts, why: refused } };
    const isSoon = validTo !== undefined && validTo - now() < SOON_DAYS * DAY_MS;
    return { code: isSoon ? 'ends-soon' : 'trusted', facts };
  };
}
