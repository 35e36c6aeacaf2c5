// The totals of `npm test`: nothing that did not pass may be counted as passed, or not at all.
import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, summarize } from '../../../scripts/test/counts.mjs';

const file = (name: string, statuses: string[], status = statuses.includes('failed') ? 'failed' : 'passed') => ({
  name: `/checkout/test/${name}`,
  status,
  assertionResults: statuses.map((each) => ({ status: each })),
});

describe('Vitest', () => {
  it('counts by folder', () => {
    const report = {
      testResults: [
        file('unit/a.test.ts', ['passed', 'passed', 'failed']),
        file('unit/b.test.ts', ['passed', 'skipped']),
        file('security/c.test.ts', ['passed']),
      ],
    };
    expect(countVitest(report, ['unit', 'security'], 1)).toEqual({
      unit: { passed: 3, failed: 1, skipped: 1 },
      security: { passed: 1, failed: 0, skipped: 0 },
    });
  });

  it('counts a file that does not load as a failure', () => {
    const report = { testResults: [file('unit/a.test.ts', ['passed']), file('unit/b.test.ts', [], 'failed')] };
    expect(countVitest(report, ['unit'], 1)['unit']).toMatchObject({ passed: 1, failed: 1 });
  });

  it('counts a step without a test as a failure', () => {
    const report = { testResults: [file('unit/a.test.ts', ['passed'])] };
    expect(countVitest(report, ['unit', 'integration'], 0)['integration']).toMatchObject({ passed: 0, failed: 1 });
    expect(countVitest(report, ['unit', 'integration'], 0)['unit']).toMatchObject({ failed: 0 });
  });

  it('counts only skipped tests as no test', () => {
    const report = { testResults: [file('unit/a.test.ts', ['skipped', 'todo'])] };
    expect(countVitest(report, ['unit'], 0)['unit']).toMatchObject({ failed: 1, skipped: 2 });
  });

  it('does not let an error outside the tests pass', () => {
    const report = { testResults: [file('unit/a.test.ts', ['passed'])] };
    expect(countVitest(report, ['unit'], 1)['unit']).toMatchObject({ passed: 1, failed: 1 });
  });

  it('counts a missing report as failures', () => {
    const counts = countVitest(null, ['unit', 'security'], 1);
    expect(counts['unit']?.failed).toBe(1);
    expect(counts['security']?.failed).toBe(1);
  });
});

describe('Playwright', () => {
  const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 1 };

  it('counts what passed', () => {
    expect(countPlaywright({ stats, errors: [] }, 0)).toEqual({ passed: 5, failed: 0, skipped: 1 });
  });

  /** A report in which so many tests passed only on the second try. */
  const flaky = (count: number) => ({
    stats: { ...stats, flaky: count },
    suites: [
      {
        title: 'life.spec.ts',
        specs: [{ title: 'steady', tests: [{ status: 'expected', results: [{}] }] }],
        suites: [
          {
            title: 'in fr',
            specs: Array.from({ length: count }, (_, at) => ({
              title: `shaky ${String(at + 1)}`,
              tests: [{ status: 'flaky', results: [{ annotations: [{ type: 'start-crash' }] }, {}] }],
            })),
          },
        ],
      },
    ],
  });

  it('counts a test that passed on the second try as passed, and names it', () => {
    const counts = countPlaywright(flaky(1), 0);
    expect(counts).toMatchObject({ passed: 6, failed: 0, flaky: ['life.spec.ts › in fr › shaky 1'] });
    expect(summarize([{ name: 'e2e', counts, seconds: 1 }]).table).toContain('flaky: life.spec.ts › in fr › shaky 1');
  });

  it('lets three of them pass, and fails the run with one more', () => {
    expect(countPlaywright(flaky(3), 0)).toMatchObject({ passed: 8, failed: 0 });
    expect(countPlaywright(flaky(4), 0)).toMatchObject({ passed: 5, failed: 4, note: 'more than 3 flaky' });
  });

  it('tells how often the runtime crashed at its start', () => {
    const counts = countPlaywright(flaky(2), 0);
    expect(counts.startCrashes).toBe(2);
    expect(summarize([{ name: 'e2e', counts, seconds: 1 }]).table).toMatch(/crashes of the runtime.*: 2$/m);
    expect(countPlaywright(flaky(0), 0).startCrashes).toBeUndefined();
  });

  it.each([
    ['no report', null, 1],
    ['an exit code without a failed test', { stats }, 1],
    ['an error while loading', { stats: { ...stats, expected: 0 }, errors: [{}] }, 1],
    ['no test at all', { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 3 } }, 0],
  ])('counts %s as a failure', (_name, report, code) => {
    expect(countPlaywright(report, code).failed).toBe(1);
  });
});

it('adds up to the last line', () => {
  const rows = [
    { name: 'lint', counts: { passed: 1, failed: 0, skipped: 0 }, seconds: 3 },
    { name: 'unit', counts: { passed: 40, failed: 2, skipped: 1, note: 'why' }, seconds: null },
  ];
  const { table, line, failed } = summarize(rows);
  expect(line).toBe('41 passed, 2 failed');
  expect(failed).toBe(2);
  expect(table.split('\n')).toHaveLength(3);
  expect(table).toContain('why');
});
