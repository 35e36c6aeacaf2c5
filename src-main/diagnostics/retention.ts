// Deletes what is older than the organisation wants it kept: lines of the log, and files of crash reports.
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const DAY_MS = 86_400_000;

/** The beginning of every line of the log. A line without a time is nobody's and goes. */
const timeOf = (line: string) => Date.parse(/^\{"at":"([^"]{20,30})"/.exec(line)?.[1] ?? '');

/** Keeps the lines from that time on; a file without one is deleted. Absent files are fine. */
export async function linesSince(file: string, time: number): Promise<void> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return;
  const lines = text.split('\n').filter((line) => line !== '');
  const kept = lines.filter((line) => timeOf(line) >= time);
  if (kept.length === lines.length) return;
  if (kept.length === 0) {
    await rm(file, { force: true });
    return;
  }
  await writeFile(`${file}.new`, `${kept.join('\n')}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** Deletes the files of a folder that were last written before that time. An absent folder is fine. */
export async function filesSince(folder: string, time: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile() && found.mtimeMs < time) await rm(file, { force: true });
  }
}
