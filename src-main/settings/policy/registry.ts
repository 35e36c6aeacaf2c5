// Policies of Windows: the values under Software\Policies\Parley, where only administrators (and the user's own
// policies: only the system) may write. Read by the system's own `reg.exe`, so that no native module is needed.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { win32 } from 'node:path';
import type { PolicyReader, Reading } from './reading';

/** Group policies come every 90 minutes and with `gpupdate`; each look starts a process, ms. */
const LOOK_MS = 5 * 60_000;
/** A system that does not answer by then is not waited for, ms. */
const ANSWER_MS = 5_000;

export const POLICY_KEY = 'Software\\Policies\\Parley';

/** What a command said. `code` undefined: it did not run, or was ended. */
export interface Answer {
  code: number | undefined;
  out: string;
}
export type Ask = (args: readonly string[]) => Promise<Answer>;

const VALUE = /^ {4}(.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/;
const HIVE = /^HKEY_(LOCAL_MACHINE|CURRENT_USER)\\/i;

function valueOf(type: string, text: string): unknown {
  if (type === 'REG_DWORD' || type === 'REG_QWORD') return /^0x[0-9a-f]{1,8}$/i.test(text) ? Number(text) : text;
  // The lines of a list stand with `\0` between them.
  if (type === 'REG_MULTI_SZ') return text === '' ? [] : text.split('\\0').filter((one) => one !== '');
  return text;
}

/**
 * Reads what `reg query KEY /s` prints: a line with each key, then its values, each `name  TYPE  data` after four
 * blanks. A list of an administrative template is a subkey of that name with the values 1, 2, 3...
 * @param key of the policies, without the hive
 */
export function parseRegistry(out: string, key = POLICY_KEY): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const lists = new Map<string, { at: number; text: string }[]>();
  // A list of no entry is a list as well.
  let list: { at: number; text: string }[] | 'values' | undefined;
  for (const line of out.split(/\r?\n/)) {
    if (HIVE.test(line)) {
      const path = line.replace(HIVE, '');
      const below = path.slice(key.length + 1);
      if (path.toLowerCase() === key.toLowerCase()) list = 'values';
      else if (!path.toLowerCase().startsWith(`${key.toLowerCase()}\\`) || below.includes('\\')) list = undefined;
      else lists.set(below, (list = lists.get(below) ?? []));
      continue;
    }
    const [, name = '', type = '', text = ''] = VALUE.exec(line) ?? [];
    // The nameless value of a key has a name in the system's language, in brackets.
    if (type === '' || name.startsWith('(') || list === undefined) continue;
    if (list === 'values') values[name] = valueOf(type, text);
    else if (/^\d+$/.test(name)) list.push({ at: Number(name), text });
  }
  for (const [name, entries] of lists)
    values[name] = entries.sort((one, other) => one.at - other.at).map(({ text }) => text);
  return values;
}

const programIn = (root: string) => win32.join(root, 'System32', 'reg.exe');

/**
 * `reg.exe` of the system and no other of that name; always the 64-bit side of the registry. The environment belongs to
 * the agent, so what it says of the system's folder counts only where the usual one is not there.
 */
function askRegistry(systemRoot: string | undefined): Ask {
  const usual = programIn('C:\\Windows');
  const program = existsSync(usual) || systemRoot === undefined ? usual : programIn(systemRoot);
  return (args) =>
    new Promise((resolve) => {
      const options = { windowsHide: true, timeout: ANSWER_MS, maxBuffer: 1024 * 1024, encoding: 'utf8' } as const;
      execFile(program, [...args, '/reg:64'], options, (error, out) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : undefined;
        resolve({ code, out });
      });
    });
}

export interface RegistryPoliciesOptions {
  scope: PolicyReader['scope'];
  /** As the environment says. */
  systemRoot?: string | undefined;
  ask?: Ask;
}

export function createRegistryPolicies({
  scope,
  systemRoot,
  ask = askRegistry(systemRoot),
}: RegistryPoliciesOptions): PolicyReader {
  const hive = scope === 'machine' ? 'HKLM' : 'HKCU';
  const where = `${hive}\\${POLICY_KEY}`;
  /**
   * The same exit code says "not there" and "not allowed", in the system's language. What is above it tells which: a key
   * that is always there has to answer (reg.exe may be forbidden as a whole), and the one in between must not name it.
   */
  async function isAbsent(): Promise<boolean> {
    if ((await ask(['query', `${hive}\\Software`])).code !== 0) return false;
    const { out } = await ask(['query', `${hive}\\${win32.dirname(POLICY_KEY)}`]);
    return !out.split(/\r?\n/).some((line) => line.toLowerCase().endsWith(`\\${POLICY_KEY.toLowerCase()}`));
  }
  async function read(): Promise<Reading> {
    const { code, out } = await ask(['query', where, '/s']);
    if (code === 0) return { state: 'read', values: parseRegistry(out) };
    if (code !== undefined && (await isAbsent())) return { state: 'absent' };
    return { state: 'broken', what: 'unreadable' };
  }
  return {
    scope,
    where,
    form: 'registry',
    read: () => read(),
    watch: (changed) => {
      const look = setInterval(changed, LOOK_MS);
      look.unref();
      return () => {
        clearInterval(look);
      };
    },
  };
}
