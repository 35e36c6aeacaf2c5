// The way to the backend as the organisation wants it: its proxy, its certificate files. Both are asked for at every new
// connection; one that stands is left alone.
import { faultFields, type Log } from '../diagnostics/log';
import { readTrust, type Trust } from '../session/trust-files';
import { proxyConfig, type ProxyConfig } from '../settings/policy/proxy-config';
import type { UserSettings } from '../settings/user-settings';
import type { WayOut } from './way-out';

export interface WayByPolicyDeps {
  settings: Pick<UserSettings, 'get' | 'onChange'>;
  /** Of the command line; a file of the organisation's goes before it. */
  given: WayOut;
  setProxy: (config: ProxyConfig) => Promise<void>;
  /** What Chromium says about the way to an https address. */
  resolveProxy: (httpsUrl: string) => Promise<string>;
  log: Pick<Log, 'write'>;
}

export interface WayByPolicy {
  /** Waits until the organisation's proxy is in force. */
  resolveProxy: (httpsUrl: string) => Promise<string>;
  /** @throws {TrustFileError} */
  trust: () => Promise<Trust>;
}

const SYSTEM = JSON.stringify({ mode: 'system' });

export function wayByPolicy({ settings, given, setProxy, resolveProxy, log }: WayByPolicyDeps): WayByPolicy {
  // Chromium begins with the system's settings.
  let asked = SYSTEM;
  let inForce: Promise<void> = Promise.resolve();
  const follow = () => {
    const config = proxyConfig(settings);
    const wanted = JSON.stringify(config);
    if (wanted === asked) return;
    asked = wanted;
    inForce = inForce
      .then(() => setProxy(config))
      .catch((error: unknown) => {
        log.write('warning', 'policy.proxy-refused', faultFields(error));
      });
  };
  follow();
  settings.onChange(follow);

  const path = (key: 'extraCaFile' | 'clientCertificateFile' | 'clientPassphraseFile') =>
    settings.get(key) === '' ? undefined : settings.get(key);

  return {
    resolveProxy: async (httpsUrl) => {
      await inForce;
      return resolveProxy(httpsUrl);
    },
    trust: async () => {
      const certificate = path('clientCertificateFile');
      const passphrase = certificate === undefined ? undefined : path('clientPassphraseFile');
      return { ...given, ...(await readTrust({ authority: path('extraCaFile'), certificate, passphrase })) };
    },
  };
}
