// How much the log keeps and for how long; what a crash leaves. On a real disk.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCrashReports, exceptionCrash } from '../../../src-main/diagnostics/crash-reports';
import { createLog } from '../../../src-main/diagnostics/log';
import { DAY_MS } from '../../../src-main/diagnostics/retention';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'retention-'));
  file = join(folder, 'logs', 'parley.log');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
const written = (path = file) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { what: string }).what);

describe('the least level of the log', () => {
  it('counts for what was said before it was known', async () => {
    const log = createLog({ file, now: () => 0 });
    log.write('info', 'early.info');
    log.write('error', 'early.error');
    log.setLevel('warning');
    log.write('info', 'late.info');
    log.write('warning', 'late.warning');
    await log.flush();
    expect(written()).toEqual(['early.error', 'late.warning']);
    // Counted all the same: diagnostics shows how often.
    expect(log.counts()).toMatchObject({ 'early.info': 1, 'late.info': 1 });
  });

  it('follows live, both ways', async () => {
    const log = createLog({ file, now: () => 0 });
    log.setLevel('error');
    log.write('warning', 'a');
    log.setLevel('info');
    log.write('info', 'b');
    await log.flush();
    expect(written()).toEqual(['b']);
  });

  it('that never came: the end brings everything to the disk', async () => {
    const log = createLog({ file, now: () => 0 });
    log.write('info', 'phase.failed');
    await log.flush();
    expect(written()).toEqual(['phase.failed']);
  });
});

describe('the age of the log', () => {
  it('takes lines out of every file, and files with nothing left', async () => {
    let now = 0;
    const log = createLog({ file, now: () => now });
    log.setLevel('info');
    for (const [day, what] of [
      [1, 'old'],
      [20, 'new'],
    ] as const) {
      now = day * DAY_MS;
      log.write('info', what);
      await log.flush();
    }
    const line = (day: number) =>
      JSON.stringify({ at: new Date(day * DAY_MS).toISOString(), level: 'info', what: 'x' });
    writeFileSync(`${file}.1`, `${line(2)}\n${line(15)}\nno line of ours\n`);
    writeFileSync(`${file}.2`, `${line(2)}\n`);
    await log.forgetBefore(6 * DAY_MS);
    expect(written()).toEqual(['new']);
    expect(written(`${file}.1`)).toEqual(['x']);
    expect(readdirSync(join(folder, 'logs')).sort()).toEqual(['parley.log', 'parley.log.1']);
    expect(statSync(`${file}.1`).mode & 0o077).toBe(0);
    log.write('info', 'goes on');
    await log.flush();
    expect(written()).toEqual(['new', '[left-out]']);
  });
});

it('the end of the log is read as something that others may have changed', async () => {
  const log = createLog({ file, now: () => 0 });
  log.setLevel('info');
  for (const what of ['a', 'b', 'c']) log.write('info', what, { code: 'x' });
  await log.flush();
  const at = new Date(0).toISOString();
  const foreign = [
    '{"at":"melissa@gmail.com","level":"info","what":"d"}',
    JSON.stringify({ at, level: 'info', what: 'e', who: 'melissa@gmail.com', deep: { note: 'Ana Novak' } }),
    'Ana Novak wrote this',
  ];
  writeFileSync(file, `${readFileSync(file, 'utf8')}${foreign.join('\n')}\n`);
  expect((await log.tail(4)).map((line) => JSON.parse(line) as object)).toEqual([
    { at, level: 'info', what: 'c', code: 'x' },
    { at, level: 'info', what: 'e', who: '[left-out]' },
  ]);
});

describe('crash reports', () => {
  const about = { program: '1.2.3', electron: '45.0.0', system: 'linux-6.1.0-18-x64' };
  const make = (isOn = true, now = () => 0) =>
    createCrashReports({ folder: join(folder, 'crashes'), now, isOn: () => isOn, about });

  it('are codes, for this user alone', async () => {
    const reports = make();
    await reports.add({ process: 'renderer', reason: 'crashed', exitCode: 11 });
    await reports.add(exceptionCrash(new TypeError('no "melissa@gmail.com" here')));
    await reports.add({ process: 'Utility', reason: 'oom', service: 'Audio Service' });
    const [first, second, third] = await reports.list();
    expect(first).toEqual({
      at: '1970-01-01T00:00:00.000Z',
      process: 'renderer',
      reason: 'crashed',
      exitCode: 11,
      ...about,
    });
    expect(second?.frames?.[0]).toMatchObject({ file: 'retention.test.ts' });
    expect(third).toMatchObject({ service: 'Audio-Service' });
    const texts = readdirSync(join(folder, 'crashes')).map((name) => {
      expect(statSync(join(folder, 'crashes', name)).mode & 0o077).toBe(0);
      return readFileSync(join(folder, 'crashes', name), 'utf8');
    });
    expect(texts.join()).not.toContain('melissa');
  });

  it('can be switched off, and a page that crashes for ever does not fill the disk', async () => {
    await make(false).add({ process: 'renderer', reason: 'crashed' });
    expect(await make().list()).toEqual([]);
    const reports = make();
    for (let at = 0; at < 30; at++) await reports.add({ process: 'renderer', reason: 'crashed' });
    expect((await reports.list()).length).toBe(20);
  });

  it('are deleted when they are too old; what is no report is not repeated', async () => {
    const reports = make();
    await reports.add({ process: 'main', reason: 'not-ended' });
    const [name = ''] = readdirSync(join(folder, 'crashes'));
    writeFileSync(join(folder, 'crashes', 'z.json'), '{"at":"soon","process":"Ana Novak"}');
    mkdirSync(join(folder, 'crashes', 'kept'));
    expect(await reports.list()).toHaveLength(1);
    utimesSync(join(folder, 'crashes', name), 1, 1);
    await reports.forgetBefore(Date.now() - DAY_MS);
    expect(readdirSync(join(folder, 'crashes')).sort()).toEqual(['kept', 'z.json']);
  });

  it('do not add to the trouble of a disk that refuses', async () => {
    writeFileSync(join(folder, 'crashes'), '');
    await make().add({ process: 'main', reason: 'exception' });
    expect(await make().list()).toEqual([]);
  });
});
