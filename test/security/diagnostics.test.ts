// Nothing of a customer, and no key, gets into the log, a crash report or the report that is saved, whatever is thrown, sent,
// refused or closed with. The real session, log, crash reports and report are used; the server is hostile.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEFAULT_ORIGINS, DEFAULT_SETTINGS } from '../../src-preload/contract/default-settings';
import { createCrashReports, exceptionCrash } from '../../src-main/diagnostics/crash-reports';
import { createLog, faultFields, type Log } from '../../src-main/diagnostics/log';
import { consoleMessage, pageFault } from '../../src-main/diagnostics/page-faults';
import { reportSections } from '../../src-main/diagnostics/report';
import { createSession, type SocketEvents } from '../../src-main/session';
import { KINDS } from '../kit/canaries';
import { createPlantedValues } from '../kit/planted-values';
import { filesOf } from '../kit/files-of';
import { root, sourceFiles, SOURCES } from '../architecture/source-files';

const TOKENS = {
  opaque: 'q7Jm2xkP0aZ4vT9sLd8RwYb3',
  jwt: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtYWphIn0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  hex: '0123456789abcdef0123456789abcdef',
};
const SENTENCE = 'Moja hči potrebuje zdravilo do petka';
const { plant, value, findIn, places } = createPlantedValues();

let folder: string;
let log: Log;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'canary-log-'));
  log = createLog({ file: join(folder, 'logs', 'parley.log'), now: () => 1_000 });
  log.setLevel('info');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Everything on the disk, and the report made of it. */
async function everythingWritten(): Promise<string> {
  await log.flush();
  const reports = createCrashReports({
    folder: join(folder, 'crashes'),
    now: () => 1_000,
    isOn: () => true,
    about: { program: '1.0.0', electron: '45.0.0', system: 'linux-6-x64' },
  });
  const report = reportSections({
    now: 1_000,
    program: {},
    phases: [],
    view: null,
    policy: { sources: [], values: {}, readAt: 0 },
    settings: { values: DEFAULT_SETTINGS, origins: DEFAULT_ORIGINS },
    counters: { log: log.counts() },
    alerts: { counts: {}, list: [] },
    crashes: await reports.list(),
    log: await log.tail(1_000),
    ownFolders: [],
  });
  return [...report.map(({ text }) => text), ...filesOf(folder).map(({ texts: [text = ''] }) => text)].join('\n');
}

async function expectClean(): Promise<void> {
  const text = await everythingWritten();
  expect(text.split('\n').length).toBeGreaterThan(20);
  expect(findIn(text)).toEqual([]);
  for (const token of Object.values(TOKENS)) expect(text, token).not.toContain(token.slice(0, 12));
  for (const word of SENTENCE.split(' ').filter((one) => one.length > 4)) expect(text, word).not.toContain(word);
}

/** All the kinds one by one as well: together they are longer than any identifier. */
const foreignTexts = (place: string) => [
  plant(place),
  SENTENCE,
  ...KINDS.flatMap((kind) => [value(place, kind), value(place, kind).replaceAll(/\s/g, '')]),
  ...Object.values(TOKENS),
];

it('whatever is thrown: message, name, code, cause, a string, an object', async () => {
  const reports = createCrashReports({
    folder: join(folder, 'crashes'),
    now: () => 1_000,
    isOn: () => true,
    about: { program: '1.0.0', electron: '45.0.0', system: 'linux-6-x64' },
  });
  for (const text of foreignTexts('thrown')) {
    class Odd extends Error {
      override name = text;
    }
    const thrown: unknown[] = [
      new Error(text, { cause: text }),
      new Odd('x'),
      Object.assign(new Error(`${text}\n    at ${text} (/home/maja/${text}.js:1:2)`), { code: text }),
      text,
      { text },
      null,
    ];
    for (const one of thrown) {
      log.write('error', 'fault', faultFields(one));
      await reports.add(exceptionCrash(one));
    }
  }
  await expectClean();
});

it('whatever is logged: as the event, as a field, as the name of a field', async () => {
  for (const text of foreignTexts('logged'))
    log.write('warning', text, { detail: text, [text]: text, number: 4, code: `${text} ${text}` });
  await expectClean();
});

it('whatever the page complains about', async () => {
  for (const text of foreignTexts('console')) {
    const { message, source, line } = consoleMessage({}, [3, `Uncaught Error: ${text}`, 7, `app://parley/${text}`]);
    log.write('error', 'page.console', pageFault(String(message), String(source), Number(line)));
  }
  await expectClean();
});

it('whatever the server sends or closes with', async () => {
  const sockets: SocketEvents[] = [];
  const session = createSession({
    clock: { now: () => 1_000, monotonic: () => 1_000, setTimeout: () => 0, clearTimeout: () => undefined },
    random: () => 0,
    newId: () => 'id',
    openSocket: (_url, events) => {
      sockets.push(events);
      return { send: () => undefined, close: () => undefined, terminate: () => undefined };
    },
    client: { name: 'Parley', version: '1' },
    note: ({ what, detail, code }) => log.write('info', `session.${what}`, { detail, code }),
  });
  session.onPhase(() => {
    throw new Error(plant('listener'));
  });
  const texts = foreignTexts('server');
  for (const text of texts) {
    session.connect({ url: 'wss://a.example.org', token: TOKENS.opaque });
    const line = sockets.at(-1);
    line?.opened();
    line?.frame(text);
    line?.frame(JSON.stringify({ type: text, seq: 1, time: '2026-01-01T00:00:00.000Z', data: { [text]: text } }));
    line?.frame(JSON.stringify({ type: 'welcome', [text]: text, data: { sessionId: text } }));
    line?.frame(
      JSON.stringify({
        type: 'message.created',
        seq: 1,
        time: '2026-01-01T00:00:00.000Z',
        data: { message: { parts: [{ type: 'system', code: text, params: { [text]: 3 } }], text } },
      }),
    );
    line?.ended({ code: 4011, reason: text });
    session.disconnect(text);
  }
  expect(Object.keys(log.counts()).sort()).toContain('session.invalid-frame');
  expect(log.counts()['session.connection-ended']).toBe(texts.length);
  await expectClean();
});

it('finds what it looks for', () => {
  for (const place of places()) for (const kind of KINDS) expect(findIn(`… ${value(place, kind)} …`).length).toBe(1);
});

it('nothing in the program makes a dump or sends one', () => {
  const files = sourceFiles(SOURCES, /\.tsx?$/);
  const makers = files.filter((path) =>
    /crashReporter|uploadToServer|writeHeapSnapshot|process\.report\b/.test(readFileSync(join(root, path), 'utf8')),
  );
  expect(files.length).toBeGreaterThan(200);
  expect(makers).toEqual([]);
});
