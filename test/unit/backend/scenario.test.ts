// Scenario files: the bundled ones are right, a bad one is refused with file, line, column and field.
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { bundledScenario } from '../../../src-backend/scenario/bundled';
import { lineAndColumn, parseLocated } from '../../../src-backend/scenario/positions';
import { readScenario, ScenarioError } from '../../../src-backend/scenario/read';
import quiet from '../../../src-backend/scenarios/quiet.json';

const text = JSON.stringify(quiet, null, 2);
const problems = (given: string): readonly string[] => {
  try {
    readScenario(given, 'shop.json');
    return [];
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems;
    throw error;
  }
};

describe('a scenario file', () => {
  it.each(['everyday', 'quiet'] as const)('that comes with the program is right: %s', (name) => {
    expect(bundledScenario(name).agents.length).toBeGreaterThan(1);
  });

  it('tells stories in six languages, all with data worth masking somewhere', () => {
    const { stories } = bundledScenario('everyday');
    expect(new Set(stories.map(({ customer }) => customer.locale))).toEqual(
      new Set(['sl', 'fr', 'en', 'de', 'it', 'hr']),
    );
    const all = JSON.stringify(stories);
    for (const sample of ['4111 1111 1111 1111', 'FR14 2004', '@example.', '+44 7700 900'])
      expect(all).toContain(sample);
  });

  it.each([
    ['{\n  "name": "x",\n  oops\n}', 'shop.json:3:3: a field name in quotes is expected'],
    ['{"name": "x"', 'shop.json:1:13: the file ends where "," is expected'],
    ['{"name": "x", "name": "y"}', 'shop.json:1:15: "name" is there twice'],
    ['{} {}', 'shop.json:1:4: there is something after the end'],
    ['', 'shop.json:1:1: the file ends where a value is expected'],
    ['{"a": 01}', 'shop.json:1:7: not a JSON value'],
  ])('with broken JSON %j', (given, problem) => {
    expect(problems(given)).toEqual([problem]);
  });

  it.each([['"seconds"', '"capacity"', 'capacity', '9', /shop\.json:\d+:\d+: agents\.0\.capacity: /]])(
    'with a value out of range names its place (%#)',
    (_a, _b, _c, _d, expected) => {
      const bad = text.replace('"name": "Maja Kranjc",', '"name": "Maja Kranjc",\n      "capacity": 9,');
      expect(problems(bad)[0]).toMatch(expected);
      const [, line, column] = /:(\d+):(\d+):/.exec(problems(bad)[0]!)!;
      expect(bad.split('\n')[Number(line) - 1]!.slice(Number(column) - 1)).toBe('9,');
    },
  );

  it('with a field nobody knows, or a reference to nothing', () => {
    expect(problems(text.replace('"wrapUp": {', '"wrapup": {')).join()).toMatch(/wrapup/);
    expect(problems(text.replace('"default": "resolved"', '"default": "moon"'))).toEqual([
      expect.stringMatching(/^shop\.json:\d+:\d+: wrapUp\.default: there is no wrap-up code "moon"$/),
    ]);
    expect(problems(text.replace('"id": "agent-2"', '"id": "agent-1"'))).toEqual([
      expect.stringContaining('"agent-1" is used twice'),
    ]);
    expect(problems(text.replace('"id": "rona"', '"id": "missed"'))).toEqual([
      expect.stringContaining('the system activity "rona" is needed'),
    ]);
  });
});

describe('JSON with positions', () => {
  it('reads whatever JSON.parse reads, and knows where it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const written = JSON.stringify(value, null, indent);
        expect(parseLocated(written).value).toEqual(JSON.parse(written));
      }),
    );
    const located = parseLocated('{\n "a": [1,\n  {"b": 2}]}');
    expect(lineAndColumn('{\n "a": [1,\n  {"b": 2}]}', located.offsetOf(['a', 1, 'b']))).toEqual({
      line: 3,
      column: 9,
    });
  });

  it('accepts no text that JSON.parse refuses', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.nat(),
        fc.constantFrom('', ',', '}', '"', 'x', '\\', '0'),
        (value, at, inserted) => {
          const written = JSON.stringify(value);
          const cut = at % (written.length + 1);
          const broken = written.slice(0, cut) + inserted + written.slice(cut + (inserted === '' ? 1 : 0));
          let right: unknown;
          try {
            right = JSON.parse(broken);
          } catch {
            expect(() => parseLocated(broken)).toThrow();
            return;
          }
          if (new Set(broken.match(/"[^"]*":/g)).size === (broken.match(/"[^"]*":/g) ?? []).length)
            expect(parseLocated(broken).value).toEqual(right);
        },
      ),
      { numRuns: 500 },
    );
  });
});
