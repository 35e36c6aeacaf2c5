// The organisation's proxy as Chromium's resolver takes it. Pure.
import type { UserSettings } from '../user-settings';

/** For `session.setProxy`. */
export type ProxyConfig =
  | { mode: 'system' | 'direct' }
  | { mode: 'fixed_servers'; proxyRules: string; proxyBypassRules: string }
  | { mode: 'pac_script'; pacScript: string };

export function proxyConfig({ get }: Pick<UserSettings, 'get'>): ProxyConfig {
  const mode = get('proxyMode');
  switch (mode) {
    case 'fixed':
      return { mode: 'fixed_servers', proxyRules: get('proxyServer'), proxyBypassRules: get('proxyBypass') };
    case 'script':
      return { mode: 'pac_script', pacScript: get('proxyScript') };
    case 'system':
    case 'direct':
      return { mode };
  }
}
