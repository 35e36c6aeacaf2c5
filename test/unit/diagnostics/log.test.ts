// The log on a real disk: structured, small, and unable to hold what somebody wrote.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../src-main/diagnostics/log';
import { faultFields, redact } from '../../../src-main/diagnostics/redaction';
import { consoleMessage, pageFault } from '../../../src-main/diagnostics/page-faults';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'));
  file = join(folder, 'logs', 'parley.log');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
const lines = (): Record<string, unknown>[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('log', () => {
  it('writes one object a line, in order, and counts', async () => {
    const echoed: string[] = [];
    const log = createLog({ file, now: () => 0, echo: (line) => echoed.push(line) });
    log.write('info', 'phase.started', { phase: 'window', ms: 12 });
    log.write('error', 'ipc.refused', {
      channel: 'desk:offer.accept',
      why: 'bad-argument',
      again: true,
      missing: undefined,
    });
    log.write('info', 'phase.started');
    await log.flush();
    expect(lines()).toEqual([
      { at: '1970-01-01T00:00:00.000Z', level: 'info', what: 'phase.started', phase: 'window', ms: 12 },
      {
        at: '1970-01-01T00:00:00.000Z',
        level: 'error',
        what: 'ipc.refused',
        channel: 'desk:offer.accept',
        why: 'bad-argument',
        again: true,
      },
      { at: '1970-01-01T00:00:00.000Z', level: 'info', what: 'phase.started' },
    ]);
    expect(log.counts()).toEqual({ 'phase.started': 2, 'ipc.refused': 1 });
    expect(echoed).toHaveLength(3);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('begins a new file when one is full and keeps three', async () => {
    const log = createLog({ file, now: () => 0 });
    for (const name of ['a', 'b', 'c', 'd']) {
      log.write('info', name);
      await log.flush();
      writeFileSync(file, `${readFileSync(file, 'utf8')}${'x'.repeat(512 * 1024)}\n`);
    }
    log.write('info', 'e');
    await log.flush();
    expect(readdirSync(join(folder, 'logs')).sort()).toEqual(['parley.log', 'parley.log.1', 'parley.log.2']);
    expect(lines()).toMatchObject([{ what: 'e' }]);
    expect(readFileSync(`${file}.1`, 'utf8')).toContain('"what":"d"');
    expect(readFileSync(`${file}.2`, 'utf8')).toContain('"what":"c"');
  });

  it('does not stop the program when the disk refuses, and says how much is missing', async () => {
    writeFileSync(join(folder, 'logs'), 'a file in the place of the folder');
    const log = createLog({ file, now: () => 0 });
    log.write('info', 'lost');
    await log.flush();
    rmSync(join(folder, 'logs'));
    log.write('info', 'kept');
    await log.flush();
    expect(lines()).toMatchObject([{ what: 'kept', dropped: 1 }]);
  });
});

describe('redact', () => {
  it('leaves codes and ids as they are', () => {
    for (const id of [
      'bad-argument',
      'desk:offer.accept',
      'r-17',
      'ECONNREFUSED',
      '4fd1a1a0-1111-4222-8333-123456789012',
      'v1.2.3',
    ])
      expect(redact(id)).toBe(id);
  });

  it('leaves out whatever a person may have written', () => {
    for (const text of [
      'Where is my order',
      'melissa@gmail.com',
      '+447966197542',
      '447966197542',
      '4111-1111-1111-1111',
      'SI56192001234567892',
      '078-05-1120',
      'Žiga',
      '',
      'x'.repeat(200),
    ])
      expect(redact(text)).toBe('[left-out]');
  });
});

describe('faults', () => {
  it('are a kind and a place, never the words', () => {
    const fields = faultFields(new TypeError('cannot read "melissa@gmail.com"'));
    expect(fields).toMatchObject({ fault: 'TypeError', file: 'log.test.ts' });
    expect(fields['line']).toBeGreaterThan(1);
    expect(JSON.stringify(fields)).not.toContain('melissa');
    expect(faultFields(Object.assign(new Error('x'), { code: 'ENOSPC' }))).toMatchObject({ code: 'ENOSPC' });
    expect(faultFields('text')).toEqual({ fault: 'string' });
  });

  it('of the page are known without what was on it', () => {
    expect(pageFault('Uncaught TypeError: x of "Ana Novak"', 'app://parley/assets/index-a1.js', 7)).toEqual({
      kind: 'Uncaught',
      file: 'index-a1.js',
      line: 7,
    });
    expect(pageFault('Minified React error #418; visit', 'app://parley/a.js', 1)).toMatchObject({
      kind: 'Minified-React-error-418',
    });
    expect(pageFault('Ana Novak wrote', '', 1)).toEqual({ kind: 'console', file: 'inline', line: 1 });
  });

  it('are read from newer and older Electron alike', () => {
    const expected = { level: 'error', message: 'm', line: 3, source: 's' };
    expect(consoleMessage({ level: 'error', message: 'm', lineNumber: 3, sourceId: 's' }, [])).toEqual(expected);
    expect(consoleMessage({}, [3, 'm', 3, 's'])).toEqual(expected);
    expect(consoleMessage({}, [2, 'm', 3, 's']).level).toBe(2);
  });
});
