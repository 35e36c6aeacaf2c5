// The report: what stands in it, what never does, and that the window gets what is written.
import { expect, it } from 'vitest';
import { ANY_CHECK, CHECK_IDS, CHECKS, type CheckId, type CheckResult } from '../../../src-preload/contract/checks';
import { DEFAULT_ORIGINS, DEFAULT_SETTINGS } from '../../../src-preload/contract/default-settings';
import { LANGUAGES } from '../../../src-preload/contract/settings';
import { createDiagnostics } from '../../../src-main/diagnostics/diagnostics';
import { reportSections, type ReportParts } from '../../../src-main/diagnostics/report';
import { lineOf, wordsOf } from '../../../src-main/diagnostics/wording';
import { DIAGNOSTICS_STRINGS } from '../../../src-renderer/features/diagnostics/strings';
import type { Checks } from '../../../src-main/diagnostics/checks/check';
import { CATALOGUE, type CatalogueKey } from '../../../src-main/settings/catalogue';

const HOME = '/home/maja.kranjc';
const parts = (over: Partial<ReportParts> = {}): ReportParts => ({
  now: 0,
  program: { program: '1.2.3' },
  phases: [{ phase: 'window', ms: 12 }],
  view: null,
  policy: { sources: [], values: {}, readAt: 0 },
  settings: { values: DEFAULT_SETTINGS, origins: { ...DEFAULT_ORIGINS, theme: 'user' } },
  counters: { frames: { received: 7 } },
  alerts: { counts: { shown: 1 }, list: [{ at: 0, about: 'offer', what: 'failed', why: 'no-server' }] },
  crashes: [],
  log: ['{"what":"phase.started"}'],
  ownFolders: ['/data', HOME],
  ...over,
});
const textOf = (over?: Partial<ReportParts>) =>
  reportSections(parts(over))
    .map(({ text }) => text)
    .join('');

it('has all sections, empty ones said to be so', () => {
  const text = textOf();
  for (const line of [
    'program: 1.2.3',
    '  window: 12 ms',
    '(not run since the start)',
    'theme = system (user)',
    '  received: 7',
    '1970-01-01T00:00:00.000Z offer failed: no-server',
    '7. Crashes\n----------\n(none)',
    '{"what":"phase.started"}',
  ])
    expect(text).toContain(line);
});

it('shows of a policy keys, origins and closed choices; never an address or a path', () => {
  const values = {
    backendUrl: 'wss://secret.example.org/desk',
    allowedHosts: ['a.example.org', 'b.example.org'],
    extraCaFile: `${HOME}/ca.pem`,
    proxyServer: 'proxy.example.org:8080',
    updateUrl: '',
    logLevel: 'warning',
    undoSendSeconds: 3,
    keepAwake: false,
    maskSensitiveData: 'always',
  } as const;
  const text = textOf({
    policy: {
      readAt: 0,
      values: { ...values, allowedHosts: [...values.allowedHosts] },
      sources: [
        {
          scope: 'user',
          where: `${HOME}/.config/parley/policy.json`,
          state: 'read',
          problems: [
            { what: 'invalid-value', key: 'language' },
            { what: 'unknown-key', key: 'x y@z' },
          ],
          values: { ...values, allowedHosts: [...values.allowedHosts] },
          strict: ['maskSensitiveData'],
        },
      ],
    },
  });
  for (const line of [
    'user: read, ~/.config/parley/policy.json',
    '  invalid-value language',
    '  unknown-key [left-out]',
    'backendUrl = (set) (user)',
    'allowedHosts = (2 entries) (user)',
    'proxyServer = (set) (user)',
    'updateUrl = (empty) (user)',
    'logLevel = warning (user)',
    'undoSendSeconds = 3 (user)',
    'keepAwake = false (user)',
    'maskSensitiveData = always (strict stand-in)',
  ])
    expect(text).toContain(`${line}\n`);
  for (const raw of ['example.org', 'ca.pem', 'maja']) expect(text, raw).not.toContain(raw);
});

it('no setting of free text can show its value', () => {
  const keys = Object.keys(CATALOGUE) as CatalogueKey[];
  const values = Object.fromEntries(keys.map((key) => [key, `free text of ${key}`]));
  const text = textOf({ policy: { sources: [], values: values, readAt: 0 } });
  const shown = keys.filter((key) => text.includes(`free text of ${key}`));
  for (const key of shown) expect(CATALOGUE[key].schema.safeParse(`free text of ${key}`).success, key).toBe(false);
});

const facts = { host: 'h', port: 1, took: 1, why: 'w', seconds: 1, minutes: 1, ipv4: 1, ipv6: 0, issuer: 'i' };
const allFacts = {
  ...facts,
  ...{ until: 'u', version: 'v', kind: 'http', ways: 1, volume: 1, megabytes: 1 },
  ...{ program: 'p', electron: 'e', system: 's', settings: 1, sources: 1, problems: 1 },
};
const everything = (Object.keys(CHECKS) as CheckId[]).flatMap((id) =>
  [...Object.keys(CHECKS[id]), ...Object.keys(ANY_CHECK)].map(
    (code) => ({ id, code, facts: allFacts, ms: 0 }) as CheckResult,
  ),
);

it('no check has a code that any check may have', () => {
  const any = Object.keys(ANY_CHECK);
  for (const [id, codes] of Object.entries(CHECKS))
    expect(
      Object.keys(codes).filter((code) => any.includes(code)),
      id,
    ).toEqual([]);
});

it('has words for every outcome, and says who should do what about a bad one', () => {
  for (const result of everything) {
    const { says, toDo } = wordsOf(result);
    expect(says, lineOf(result)).not.toMatch(/\{\{|\?$|undefined/);
    const [state, who] = { ...CHECKS[result.id], 'timed-out': ['failed', 'both'], 'went-wrong': ['failed', 'it'] }[
      result.code as never
    ] as [string, string];
    expect(toDo !== undefined, lineOf(result)).toBe(state === 'failed' || state === 'warning');
    if (state === 'failed' || state === 'warning') expect(who, lineOf(result)).not.toBe('nobody');
  }
});

it.each(LANGUAGES)('has them in %s as well', (language) => {
  const words = DIAGNOSTICS_STRINGS[language] as unknown as {
    checks: Record<string, Record<string, { says: string; do?: string }>>;
    any: Record<string, { says: string }>;
  };
  for (const { id, code } of everything) {
    const own = words.checks[id]?.[code] ?? words.any[code];
    expect(own?.says, `${id} ${code}`).toBeTruthy();
  }
});

it('writes the report that was shown, and no other', async () => {
  const files: string[] = [];
  let now = 0;
  const { handlers } = createDiagnostics({
    checks: () => Object.fromEntries(CHECK_IDS.map((id) => [id, () => ({ code: 'went-wrong' })])) as unknown as Checks,
    publish: () => undefined,
    gather: (view) => Promise.resolve(parts({ view, now: (now += 60_000) })),
    saveFile: (name, bytes) => {
      files.push(`${name}\n${new TextDecoder().decode(bytes)}`);
      return Promise.resolve(files.length === 1 ? 'saved' : 'failed');
    },
    found: () => undefined,
    now: () => now,
    monotonic: () => 0,
    after: () => () => undefined,
  });
  const first = await handlers.report({});
  const second = await handlers.report({});
  if (!first.ok || !second.ok) throw new Error('no report');
  expect(await handlers.save({ reportId: first.value.reportId })).toMatchObject({ refusal: { code: 'not-now' } });
  expect(await handlers.save({ reportId: second.value.reportId })).toEqual({ ok: true, value: { outcome: 'saved' } });
  expect(files).toEqual([`${second.value.fileName}\n${second.value.sections.map(({ text }) => text).join('')}`]);
  expect(await handlers.save({ reportId: second.value.reportId })).toMatchObject({ refusal: { code: 'save-failed' } });
});

it('one run at a time; results come one by one, and a cancelled run keeps them', async () => {
  const views: string[] = [];
  let go: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (go = resolve));
  const { handlers } = createDiagnostics({
    checks: ({ sound }) =>
      ({
        ...Object.fromEntries(CHECK_IDS.map((id) => [id, () => ({ code: 'went-wrong' })])),
        tcp: async () => {
          await held;
          return { code: sound === 'there' ? 'connected' : 'refused' };
        },
      }) as unknown as Checks,
    publish: ({ state, results }) => views.push(`${state} ${String(results.length)}`),
    gather: () => expect.unreachable(),
    saveFile: () => expect.unreachable(),
    found: () => undefined,
    now: () => 0,
    monotonic: () => 0,
    after: () => () => undefined,
  });
  await handlers.run({ sound: 'there' });
  expect(await handlers.run({ sound: 'there' })).toMatchObject({ refusal: { code: 'busy' } });
  await expect.poll(() => views).toEqual(['running 0', 'running 1']);
  await handlers.cancel({});
  await expect.poll(() => views.at(-1)).toBe('canceled 1');
  go();
  await handlers.run({ sound: 'there' });
  await expect.poll(() => views.at(-1)).toBe(`done ${String(CHECK_IDS.length)}`);
});
