import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLastEnd } from '../../../src-main/diagnostics/last-end';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-last-end-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('tells a run that was killed from one that ended in order', async () => {
  const run = () => createLastEnd(join(folder, 'new', 'running'));
  expect(await run().begin()).toBe(false);
  expect(await run().begin()).toBe(true);
  await run().end();
  expect(await run().begin()).toBe(false);
});

it('says nothing of a disk that cannot be used', async () => {
  writeFileSync(join(folder, 'file'), '');
  const run = createLastEnd(join(folder, 'file', 'running'));
  expect(await run.begin()).toBe(false);
  await run.end();
});
