// Holds what a policy says against the catalogue. One bad value does not spoil the others; what guards privacy or
// security falls to its strict side where it cannot be read, everything else keeps what it last was. Pure.
import { CATALOGUE, type CatalogueEntry, type CatalogueKey, type PolicyValues } from '../catalogue';
import type { PolicyProblem, PolicySource } from '../policy-state';
import type { PolicyReader, Reading } from './reading';

const ENTRIES: Readonly<Record<CatalogueKey, CatalogueEntry>> = CATALOGUE;
const KEYS = Object.keys(CATALOGUE) as CatalogueKey[];
const isKey = (key: string): key is CatalogueKey => Object.hasOwn(CATALOGUE, key);

/** What stands in files and profiles beside settings. */
const BESIDE = /^(\$schema$|Payload[A-Z])/;
/** Of an unknown key, characters. */
const LONGEST_KEY = 40;
/** Problems told of one source. */
const MOST_PROBLEMS = 50;

/** Keys with a strict value. */
export const STRICT_KEYS: readonly CatalogueKey[] = KEYS.filter((key) => ENTRIES[key].strict !== undefined);
const strictValues = Object.fromEntries(STRICT_KEYS.map((key) => [key, ENTRIES[key].strict])) as PolicyValues;

/** One that says where to go needs the place with it. */
const NEEDS: readonly { key: CatalogueKey; when: unknown; place: CatalogueKey }[] = [
  { key: 'proxyMode', when: 'fixed', place: 'proxyServer' },
  { key: 'proxyMode', when: 'script', place: 'proxyScript' },
];

/** What `value` may mean: itself; in the registry 1 and 0 are also yes and no, and digits a number. */
function* meanings(value: unknown, form: PolicyReader['form']) {
  yield value;
  if (form === 'exact') return;
  if (value === 0 || value === 1) yield value === 1;
  if (typeof value === 'string' && /^\d{1,9}$/.test(value)) yield Number(value);
}

function parse(key: CatalogueKey, value: unknown, form: PolicyReader['form']): { value: unknown } | undefined {
  for (const meaning of meanings(value, form)) {
    const parsed = ENTRIES[key].schema.safeParse(meaning);
    if (parsed.success) return { value: parsed.data };
  }
  return undefined;
}

const without = (values: PolicyValues, keys: readonly CatalogueKey[]): PolicyValues =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key as CatalogueKey)));

/**
 * @param lastGood what this source put in force the last time that all or some of it could be read
 */
export function checkReading(
  { scope, where, form }: Pick<PolicyReader, 'scope' | 'where' | 'form'>,
  reading: Reading,
  lastGood: PolicyValues = {},
): PolicySource {
  const source = { scope, where, state: reading.state };
  if (reading.state === 'absent') return { ...source, problems: [], values: {}, strict: [] };
  if (reading.state === 'broken') {
    const values = { ...without(lastGood, STRICT_KEYS), ...strictValues };
    return { ...source, problems: [{ what: reading.what }], values, strict: STRICT_KEYS };
  }

  const problems: PolicyProblem[] = [];
  const good: Partial<Record<CatalogueKey, unknown>> = {};
  const bad = new Set<CatalogueKey>();
  for (const [key, value] of Object.entries(reading.values)) {
    if (BESIDE.test(key)) continue;
    if (!isKey(key)) problems.push({ what: 'unknown-key', key: key.slice(0, LONGEST_KEY) });
    else if (!ENTRIES[key].forcible) problems.push({ what: 'not-forcible', key });
    else {
      const parsed = parse(key, value, form);
      if (parsed) good[key] = parsed.value;
      else bad.add(key);
    }
  }
  for (const { key, when, place } of NEEDS)
    if (good[key] === when && (good[place] ?? '') === '') {
      Reflect.deleteProperty(good, key);
      bad.add(key);
    }
  const strict: CatalogueKey[] = [];
  for (const key of bad) {
    problems.push({ what: 'invalid-value', key });
    if (ENTRIES[key].strict !== undefined) {
      good[key] = ENTRIES[key].strict;
      strict.push(key);
    } else if (lastGood[key] !== undefined) good[key] = lastGood[key];
  }
  return { ...source, problems: problems.slice(0, MOST_PROBLEMS), values: good as PolicyValues, strict };
}
