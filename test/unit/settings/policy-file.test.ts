// A policy file on a real disk: who may have written it, what may stand in it, and that every change of it is noticed.
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPolicyFile } from '../../../src-main/settings/policy/policy-file';
import { policyReaders } from '../../../src-main/settings/policy/sources';
import { watchFile } from '../../../src-main/settings/policy/watched-file';

const me = process.getuid?.() ?? 0;
let folder: string;
let file: string;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'policy-')), 'parley');
  mkdirSync(folder, { mode: 0o755 });
  file = join(folder, 'policy.json');
});
afterEach(() => {
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

const reading = (owner: number | 'anybody' = me) => createPolicyFile({ scope: 'machine', file, owner }).read();
const write = (text: string, mode = 0o644) => {
  writeFileSync(file, text);
  chmodSync(file, mode);
};

describe('createPolicyFile', () => {
  it('reads an object, with the mark of an editor in front as well', () => {
    write('\uFEFF{"closeToTray": true}');
    expect(reading()).toEqual({ state: 'read', values: { closeToTray: true } });
  });

  it('is absent without file or folder', () => {
    expect(reading()).toEqual({ state: 'absent' });
    rmSync(folder, { recursive: true });
    expect(reading()).toEqual({ state: 'absent' });
  });

  it.each([
    ['no JSON', '{"closeToTray": tr'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['much too long', `{"x":"${'x'.repeat(300_000)}"}`],
  ])('is malformed with %s in it', (_what, text) => {
    write(text);
    expect(reading()).toEqual({ state: 'broken', what: 'malformed' });
  });

  it('trusts only its owner, and only where nobody else may write', () => {
    for (const mode of [0o664, 0o646, 0o666]) {
      write('{}', mode);
      expect(reading(), mode.toString(8)).toEqual({ state: 'broken', what: 'not-trusted' });
    }
    write('{}', 0o644);
    expect(reading()).toEqual({ state: 'read', values: {} });
    expect(reading(me + 1)).toEqual({ state: 'broken', what: 'not-trusted' });
    write('{}', 0o666);
    expect(reading('anybody')).toEqual({ state: 'read', values: {} });
  });

  it('trusts no file, and no missing file, of a folder in which others may write', () => {
    chmodSync(folder, 0o777);
    expect(reading()).toEqual({ state: 'broken', what: 'not-trusted' });
    write('{}');
    expect(reading()).toEqual({ state: 'broken', what: 'not-trusted' });
  });

  it('does not wait for a pipe', () => {
    execFileSync('mkfifo', ['-m', '644', file]);
    expect(reading()).toEqual({ state: 'broken', what: 'malformed' });
  });
});

describe('policyReaders', () => {
  const places = (login: string, platform: NodeJS.Platform = 'linux', given?: string) =>
    policyReaders({ platform, login, file: given }).map(({ scope, where }) => [scope, where]);

  it('are the computer and the person on Linux', () => {
    expect(places('maja')).toEqual([
      ['machine', '/etc/parley/policy.json'],
      ['user', '/etc/parley/users/maja.json'],
    ]);
    for (const login of ['', '..', 'a/b', '../policy'])
      expect(places(login)).toEqual([['machine', '/etc/parley/policy.json']]);
  });

  it('are the file alone that stands in for them', () => {
    expect(places('maja', 'win32', 'p.json')).toEqual([['machine', 'p.json']]);
  });
});

describe('watchFile', () => {
  let stop: () => void = () => undefined;
  afterEach(() => {
    stop();
  });
  /** Does it, then waits until it was noticed. */
  const noticed = async (watched: ReturnType<typeof vi.fn>, change: () => void) => {
    watched.mockClear();
    change();
    await vi.waitFor(() => {
      expect(watched).toHaveBeenCalled();
    }, 5_000);
  };

  it('notices a file that appears, is written, is exchanged and goes', async () => {
    const changed = vi.fn();
    stop = watchFile(file, changed, 60_000);
    await noticed(changed, () => {
      write('{}');
    });
    await noticed(changed, () => {
      writeFileSync(file, '{"a":1}');
    });
    for (const text of ['{"b":1}', '{"c":1}'])
      await noticed(changed, () => {
        writeFileSync(`${file}.new`, text);
        renameSync(`${file}.new`, file);
      });
    await noticed(changed, () => {
      rmSync(file);
    });
  });

  it('finds by a slow look what cannot be watched: a folder that appears, and one that is made anew', async () => {
    rmSync(folder, { recursive: true });
    const changed = vi.fn();
    stop = watchFile(file, changed, 20);
    const made = (text: string) => () => {
      mkdirSync(folder);
      write(text);
    };
    await noticed(changed, made('{}'));
    await noticed(changed, () => {
      rmSync(folder, { recursive: true });
    });
    await noticed(changed, made('{"a":1}'));
  });

  it('is quiet about the neighbours, and after its end', async () => {
    const changed = vi.fn();
    stop = watchFile(file, changed, 60_000);
    writeFileSync(join(folder, 'other.json'), '{}');
    // Events come in order: the own one tells that the neighbour's has passed.
    const other = vi.fn();
    const stopOther = watchFile(join(folder, 'other.json'), other, 60_000);
    await noticed(other, () => {
      writeFileSync(join(folder, 'other.json'), '{"a":1}');
    });
    stopOther();
    expect(changed).not.toHaveBeenCalled();
  });
});
