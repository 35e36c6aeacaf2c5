// What the organisation says about signing in: where to, whether the key is kept, whether there is practice. Asked at
// every sign-in; a session that stands is never ended by it.
import type { RefusalCode } from '../../../src-preload/contract/result';
import type { SignInRules } from '../../desk';
import { isLoopback } from '../../session/backend-url';
import { isStandIn } from '../policy-state';
import type { UserSettings } from '../user-settings';
import { isHostAllowed } from './allowed-hosts';

/** @param given address of the command line */
export function createSignInRules(
  settings: Pick<UserSettings, 'get' | 'policy'>,
  given: string | undefined,
): SignInRules {
  const mayPractise = () => settings.get('allowPractice');
  const mayRemember = () => settings.get('rememberSignIn');
  const refusal = (key: 'allowedHosts' | 'allowPractice', code: RefusalCode): RefusalCode =>
    isStandIn(settings.policy(), key) ? 'policy-unreadable' : code;
  return {
    forced: () => {
      const url = settings.get('backendUrl');
      if (url !== '') return { url, by: 'policy' };
      return given === undefined ? undefined : { url: given, by: 'command-line' };
    },
    refuses: (url) => {
      // What is no address is refused as such by the session.
      if (!URL.canParse(url)) return undefined;
      const { hostname } = new URL(url);
      if (isHostAllowed(hostname, settings.get('allowedHosts'))) return undefined;
      // A backend on this computer is for practice and for tests.
      if (isLoopback(hostname) && mayPractise()) return undefined;
      return refusal('allowedHosts', 'host-not-allowed');
    },
    refusesPractice: () => (mayPractise() ? undefined : refusal('allowPractice', 'practice-not-allowed')),
    mayRemember,
    // A policy that cannot be read keeps the stored key unused; only one that says so takes it away.
    mustForget: () => !mayRemember() && !isStandIn(settings.policy(), 'rememberSignIn'),
  };
}
