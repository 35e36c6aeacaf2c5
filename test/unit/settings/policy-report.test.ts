// What `--print-policy` says of each state, and the exit code that goes with it.
import { describe, expect, it } from 'vitest';
import { checkReading } from '../../../src-main/settings/policy/check';
import { exitCodeOf, policyReport } from '../../../src-main/settings/policy/policy-report';
import type { Reading } from '../../../src-main/settings/policy/reading';
import { resolve } from '../../../src-main/settings/resolve';
import type { Settings } from '../../../src-preload/contract/settings';

function report(reading: Reading, chosen: Partial<Settings> = {}) {
  const source = checkReading({ scope: 'machine', where: '/etc/parley/policy.json', form: 'exact' }, reading);
  const state = { sources: [source], values: source.values, readAt: Date.UTC(2026, 0, 2) };
  return policyReport(state, resolve(state.sources, chosen), '1.2.3');
}

describe('policyReport', () => {
  it('says where every value comes from', () => {
    const said = report({ state: 'read', values: { closeToTray: true } }, { theme: 'dark', closeToTray: false });
    expect(said).toMatchObject({ version: '1.2.3', readAt: '2026-01-02T00:00:00.000Z', result: 'read' });
    expect(said.sources).toEqual([{ scope: 'machine', where: '/etc/parley/policy.json', state: 'read', problems: [] }]);
    expect(said.values['closeToTray']).toEqual({ value: true, origin: 'machine-policy' });
    expect(said.values['theme']).toEqual({ value: 'dark', origin: 'user' });
    expect(said.values['maskSensitiveData']).toEqual({ value: 'tenant', origin: 'default' });
  });

  it('tells a strict value from one that the policy says', () => {
    const said = report({ state: 'read', values: { maskSensitiveData: 'yes', allowPractice: false } });
    expect(said.values['maskSensitiveData']).toEqual({ value: 'always', origin: 'machine-policy', strict: true });
    expect(said.values['allowPractice']).toEqual({ value: false, origin: 'machine-policy' });
  });

  it.each<[string, Reading, string, number]>([
    ['no policy', { state: 'absent' }, 'none', 0],
    ['a good one', { state: 'read', values: { closeToTray: true } }, 'read', 0],
    ['one of a newer version', { state: 'read', values: { tomorrow: true } }, 'read', 0],
    ['a bad value', { state: 'read', values: { closeToTray: 'x' } }, 'faulty', 3],
    ['a value that may not be forced', { state: 'read', values: { theme: 'dark' } }, 'faulty', 3],
    ['one that cannot be read', { state: 'broken', what: 'unreadable' }, 'faulty', 3],
    ['one that is not trusted', { state: 'broken', what: 'not-trusted' }, 'faulty', 3],
  ])('%s', (_what, reading, result, code) => {
    expect(report(reading).result).toBe(result);
    expect(exitCodeOf(report(reading))).toBe(code);
  });
});
