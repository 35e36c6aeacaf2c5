// A policy held against the catalogue: what fits counts, what does not is said and falls to the strict side, to the last
// good value or to nothing.
import { describe, expect, it } from 'vitest';
import { CATALOGUE, type PolicyValues } from '../../../src-main/settings/catalogue';
import { checkReading, STRICT_KEYS } from '../../../src-main/settings/policy/check';

const where = { scope: 'machine', where: '/etc/parley/policy.json' } as const;
const check = (values: object, lastGood?: PolicyValues, form: 'exact' | 'registry' = 'exact') =>
  checkReading({ ...where, form }, { state: 'read', values: values as Record<string, unknown> }, lastGood);

describe('checkReading', () => {
  it('takes what fits', () => {
    const values = { closeToTray: true, allowedHosts: ['*.example.org'], retentionDays: 30, $schema: './parley.json' };
    expect(check(values)).toEqual({
      ...where,
      state: 'read',
      problems: [],
      values: { closeToTray: true, allowedHosts: ['*.example.org'], retentionDays: 30 },
      strict: [],
    });
  });

  it('names what it does not know or may not force, and takes the rest', () => {
    const { values, problems } = check({
      colour: 'pink',
      theme: 'dark',
      ['x'.repeat(99)]: 1,
      constructor: {},
      spellCheck: false,
    });
    expect(values).toEqual({ spellCheck: false });
    expect(problems).toEqual([
      { what: 'unknown-key', key: 'colour' },
      { what: 'not-forcible', key: 'theme' },
      { what: 'unknown-key', key: 'x'.repeat(40) },
      { what: 'unknown-key', key: 'constructor' },
    ]);
  });

  it.each([
    ['maskSensitiveData', 'perhaps', 'always'],
    ['notificationPrivacy', 'none', 'hidden'],
    ['allowedHosts', ['https://example.org/'], []],
    ['allowedHosts', 'example.org', []],
    ['rememberSignIn', 'no', false],
    ['allowPractice', 0, false],
    ['updateMode', null, 'off'],
    ['crashReports', 'x', false],
  ] as const)('a bad %s (%j) is %j, whatever it was before', (key, bad, strict) => {
    for (const lastGood of [{}, { [key]: CATALOGUE[key].default }]) {
      const source = check({ [key]: bad, closeToTray: true }, lastGood);
      expect(source.values).toEqual({ [key]: strict, closeToTray: true });
      expect(source.problems).toEqual([{ what: 'invalid-value', key }]);
      expect(source.strict).toEqual([key]);
    }
  });

  it('without a strict side what was good last holds, or nothing', () => {
    expect(check({ closeToTray: 'yes' })).toMatchObject({ values: {}, strict: [] });
    expect(check({ closeToTray: 'yes' }, { closeToTray: true })).toMatchObject({
      values: { closeToTray: true },
      problems: [{ what: 'invalid-value', key: 'closeToTray' }],
      strict: [],
    });
    // What is no longer said is no longer forced.
    expect(check({}, { closeToTray: true, maskSensitiveData: 'always' }).values).toEqual({});
  });

  it.each(['unreadable', 'malformed', 'not-trusted'] as const)(
    'a source that is %s: strict side, and last good',
    (what) => {
      const lastGood = { closeToTray: true, backendUrl: 'wss://a.example', maskSensitiveData: 'tenant' } as const;
      const source = checkReading({ ...where, form: 'exact' }, { state: 'broken', what }, lastGood);
      expect(source).toMatchObject({ state: 'broken', problems: [{ what }], strict: STRICT_KEYS });
      expect(source.values).toEqual({
        closeToTray: true,
        backendUrl: 'wss://a.example',
        notificationPrivacy: 'hidden',
        allowedHosts: [],
        rememberSignIn: false,
        allowPractice: false,
        maskSensitiveData: 'always',
        updateMode: 'off',
        updateUrl: '',
        updateChannel: 'stable',
        crashReports: false,
      });
    },
  );

  it('a strict value is never looser than any other value of its setting', () => {
    expect(STRICT_KEYS).toEqual([
      'notificationPrivacy',
      'allowedHosts',
      'rememberSignIn',
      'allowPractice',
      'maskSensitiveData',
      'updateMode',
      'updateUrl',
      'updateChannel',
      'crashReports',
    ]);
  });

  it('a proxy needs its place', () => {
    expect(check({ proxyMode: 'fixed', proxyBypass: '*.example.org' })).toMatchObject({
      values: { proxyBypass: '*.example.org' },
      problems: [{ what: 'invalid-value', key: 'proxyMode' }],
    });
    expect(check({ proxyMode: 'script', proxyScript: 'http://wpad.example/proxy.pac' }).problems).toEqual([]);
  });

  it('reads the words of the registry, and only of the registry', () => {
    const words = {
      closeToTray: 1,
      spellCheck: 0,
      undoSendSeconds: '3',
      retentionDays: 30,
      backendUrl: 'wss://a.example',
    };
    expect(check(words, {}, 'registry')).toMatchObject({
      values: {
        closeToTray: true,
        spellCheck: false,
        undoSendSeconds: 3,
        retentionDays: 30,
        backendUrl: 'wss://a.example',
      },
      problems: [],
    });
    expect(check(words, {}, 'exact').problems).toHaveLength(3);
    expect(check({ closeToTray: 2 }, {}, 'registry').problems).toHaveLength(1);
  });

  it('no value that could hold a secret passes', () => {
    const { values } = check({
      backendUrl: 'wss://user:secret@a.example/',
      proxyServer: 'http://user:secret@proxy.example:8080',
      proxyScript: 'http://user:secret@wpad.example/proxy.pac',
      updateUrl: 'https://user:secret@updates.example/',
    });
    expect(JSON.stringify(values)).not.toContain('secret');
    expect(check({ backendUrl: 'wss://a.example/?token=secret' }).values).toEqual({});
  });
});
