// Policies of macOS: what a configuration profile has put into Managed Preferences, where only the system writes. A
// property list may be binary, so the system's own `plutil` turns it into JSON.
import { execFile } from 'node:child_process';
import { parseObject, ROOT, whenTrusted, type Owner } from './policy-file';
import type { PolicyReader, Reading } from './reading';
import { watchFile } from './watched-file';

const PLUTIL = '/usr/bin/plutil';
/** A system that does not answer by then is not waited for, ms. */
const ANSWER_MS = 5_000;

/** The JSON of a property list; undefined: it is none. Rejects when the program did not run. */
export type Convert = (file: string) => Promise<string | undefined>;

const convertByPlutil: Convert = (file) =>
  new Promise((resolve, reject) => {
    const options = { timeout: ANSWER_MS, maxBuffer: 1024 * 1024, encoding: 'utf8' } as const;
    execFile(PLUTIL, ['-convert', 'json', '-o', '-', file], options, (error, out) => {
      if (error === null) resolve(out);
      else if (typeof error.code === 'number') resolve(undefined);
      else reject(new Error('plutil'));
    });
  });

export interface ManagedPreferencesOptions {
  scope: PolicyReader['scope'];
  file: string;
  owner?: Owner;
  convert?: Convert;
}

export function createManagedPreferences({
  scope,
  file,
  owner = ROOT,
  convert = convertByPlutil,
}: ManagedPreferencesOptions): PolicyReader {
  async function read(): Promise<Reading> {
    const found = whenTrusted(file, owner, () => ({ state: 'read', values: {} }));
    if (found.state !== 'read') return found;
    try {
      const json = await convert(file);
      return json === undefined ? { state: 'broken', what: 'malformed' } : parseObject(json);
    } catch {
      return { state: 'broken', what: 'unreadable' };
    }
  }
  return { scope, where: file, form: 'exact', read: () => read(), watch: (changed) => watchFile(file, changed) };
}
