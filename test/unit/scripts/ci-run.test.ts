// The run of a machine: whatever its two parts do, the last line is one honest sum.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../scripts/setup/places.mjs';

/** Runs `.ci/run` with an npm that prints and returns what it is told to. */
function ciRun(test: string, packaged: string, args: string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-ci-'));
  const npm = join(folder, 'npm');
  writeFileSync(npm, `#!/bin/sh\ncase "$*" in *packaged*) ${packaged} ;; *) ${test} ;; esac\n`);
  chmodSync(npm, 0o755);
  const { status, stdout } = spawnSync(join(projectRoot, '.ci/run'), args, {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}` },
  });
  return `${String(status)}: ${stdout.trimEnd().split('\n').at(-1) ?? ''}`;
}

describe('.ci/run', () => {
  it.each([
    ['both pass', 'echo 7 passed, 0 failed', 'echo 2 passed, 0 failed', '0: 9 passed, 0 failed'],
    ['the first fails', 'echo 6 passed, 1 failed; exit 1', 'echo 2 passed, 0 failed', '1: 8 passed, 1 failed'],
    ['the second fails', 'echo 7 passed, 0 failed', 'echo 1 passed, 1 failed; exit 1', '1: 8 passed, 1 failed'],
    ['one says nothing to count', 'echo 7 passed, 0 failed', 'echo no; exit 0', '1: 7 passed, 1 failed'],
    [
      'one fails without a failed test',
      'echo 7 passed, 0 failed; exit 3',
      'echo 2 passed, 0 failed',
      '1: 9 passed, 1 failed',
    ],
    ['one ran nothing', 'echo 7 passed, 0 failed', 'echo 0 passed, 0 failed', '1: 7 passed, 1 failed'],
  ])('where %s', (_name, test, packaged, expected) => {
    expect(ciRun(test, packaged)).toBe(expected);
  });

  it('runs only the steps that are named', () => {
    expect(ciRun('echo 3 passed, 0 failed', 'echo 5 passed, 0 failed', ['unit'])).toBe('0: 3 passed, 0 failed');
  });
});
