// What the organisation says about signing in: which hosts, which address, whose rule it is, and what an unreadable policy
// means for it.
import { describe, expect, it } from 'vitest';
import type { PolicyValues } from '../../../src-main/settings/catalogue';
import { isHostAllowed } from '../../../src-main/settings/policy/allowed-hosts';
import { checkReading } from '../../../src-main/settings/policy/check';
import { proxyConfig } from '../../../src-main/settings/policy/proxy-config';
import type { Reading } from '../../../src-main/settings/policy/reading';
import { createSignInRules } from '../../../src-main/settings/policy/sign-in-rules';
import { resolve } from '../../../src-main/settings/resolve';
import { createUserSettings } from '../../../src-main/settings/user-settings';
import { policyOf } from '../../kit/policy-feed';

describe('isHostAllowed', () => {
  it.each([
    ['routing.example.org', ['routing.example.org'], true],
    ['routing.example.org', ['ROUTING.example.org'], true],
    ['routing.example.org.', ['routing.example.org'], true],
    ['routing.example.org', ['example.org'], false],
    ['routing.example.org', ['*.example.org'], true],
    ['a.b.example.org', ['*.example.org'], true],
    ['example.org', ['*.example.org'], false],
    ['evilexample.org', ['*.example.org'], false],
    ['example.org.evil.net', ['example.org', '*.example.org'], false],
    ['routing.example.org', ['other.example', 'routing.example.org'], true],
    ['anything.example', ['*'], true],
    ['127.0.0.1', ['127.0.0.1'], true],
    ['anything.example', [], false],
  ] as const)('%s with %j: %s', (host, patterns, expected) => {
    expect(isHostAllowed(host, patterns)).toBe(expected);
  });
});

const settingsOf = (values: PolicyValues) =>
  createUserSettings({
    source: { load: () => ({}), save: () => Promise.resolve() },
    policy: policyOf(values),
    preferredLanguages: () => ['en'],
  });

describe('createSignInRules', () => {
  const rules = (values: PolicyValues, given?: string) => createSignInRules(settingsOf(values), given);
  /** A policy file as it is found, of which not all or nothing can be read. */
  function rulesOfFile(reading: Reading) {
    const source = checkReading({ scope: 'machine', where: 'test', form: 'exact' }, reading);
    const { values } = resolve([source], {});
    return createSignInRules(
      { get: (key) => values[key], policy: () => ({ sources: [source], values: source.values, readAt: 0 }) },
      undefined,
    );
  }

  it('let everything pass where nobody says anything', () => {
    const none = rules({});
    expect(none.forced()).toBeUndefined();
    expect(none.refuses('wss://anywhere.example')).toBeUndefined();
    expect(none.refusesPractice()).toBeUndefined();
    expect([none.mayRemember(), none.mustForget()]).toEqual([true, false]);
  });

  it('say who dictates the address: the organisation before the command line', () => {
    expect(rules({}, 'wss://given.example').forced()).toEqual({ url: 'wss://given.example', by: 'command-line' });
    expect(rules({ backendUrl: 'wss://ours.example' }, 'wss://given.example').forced()).toEqual({
      url: 'wss://ours.example',
      by: 'policy',
    });
  });

  it('refuse other hosts, whoever names them; this computer itself is for practice', () => {
    const allowed = rules({ allowedHosts: ['*.example.org'] });
    expect(allowed.refuses('wss://routing.example.org/agents')).toBeUndefined();
    expect(allowed.refuses('wss://routing.example.org:8443')).toBeUndefined();
    expect(allowed.refuses('wss://routing.example.net')).toBe('host-not-allowed');
    expect(allowed.refuses('wss://routing.example.org@evil.net/')).toBe('host-not-allowed');
    expect(allowed.refuses('ws://127.0.0.1:4000')).toBeUndefined();
    expect(allowed.refuses('ws://localhost:4000')).toBeUndefined();
    expect(allowed.refuses('no address')).toBeUndefined();
    const strict = rules({ allowedHosts: ['*.example.org'], allowPractice: false });
    expect(strict.refuses('ws://127.0.0.1:4000')).toBe('host-not-allowed');
    expect(strict.refusesPractice()).toBe('practice-not-allowed');
    expect(rules({ allowedHosts: ['127.0.0.1'], allowPractice: false }).refuses('ws://127.0.0.1:4000')).toBeUndefined();
  });

  it('say that it is the policy which cannot be read, and take no kept key away for it', () => {
    for (const reading of [
      { state: 'broken', what: 'malformed' },
      { state: 'read', values: { allowedHosts: 'x', allowPractice: 'x', rememberSignIn: 'x' } },
    ] as const) {
      const broken = rulesOfFile(reading);
      expect(broken.refuses('wss://routing.example.org')).toBe('policy-unreadable');
      expect(broken.refuses('ws://localhost:4000')).toBe('policy-unreadable');
      expect(broken.refusesPractice()).toBe('policy-unreadable');
      expect([broken.mayRemember(), broken.mustForget()]).toEqual([false, false]);
    }
    const said = rules({ rememberSignIn: false });
    expect([said.mayRemember(), said.mustForget()]).toEqual([false, true]);
  });
});

describe('proxyConfig', () => {
  it.each<[PolicyValues, object]>([
    [{}, { mode: 'system' }],
    [{ proxyMode: 'direct' }, { mode: 'direct' }],
    [
      { proxyMode: 'fixed', proxyServer: 'proxy.example:8080', proxyBypass: '*.example.org' },
      { mode: 'fixed_servers', proxyRules: 'proxy.example:8080', proxyBypassRules: '*.example.org' },
    ],
    [
      { proxyMode: 'script', proxyScript: 'http://wpad.example/proxy.pac' },
      { mode: 'pac_script', pacScript: 'http://wpad.example/proxy.pac' },
    ],
  ])('%j is %j', (values, config) => {
    expect(proxyConfig(settingsOf(values))).toEqual(config);
  });
});
