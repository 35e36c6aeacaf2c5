// Where the packager says this program was published: `app-update.yml` in its resources, `dev-app-update.yml` in the app
// folder of a checkout. Only flat `key: value` lines are read here; the rest is electron-updater's.
import { readFileSync } from 'node:fs';

export interface Published {
  url?: string;
  /** Of a checkout only: the keys it believes. A packaged program believes those of its build. */
  publicKeys?: string;
}

const LINE = /^(url|publicKeys):\s*(.+?)\s*$/;
const unquoted = (text: string) => text.replace(/^(['"])(.*)\1$/, '$2');

/** A file that is not there, or says nothing of it, gives nothing. */
export function readPublished(file: string): Published {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return {};
  }
  const found = text.split(/\r?\n/).flatMap((line): [string, string][] => {
    const [, key = '', value = ''] = LINE.exec(line) ?? [];
    return key === '' ? [] : [[key, unquoted(value)]];
  });
  return Object.fromEntries(found);
}
