// The organisation's settings in a test: a file that the program watches. From the sources it is named on the command line;
// a packaged program refuses that switch and reads the computer's own place, which the test then fills and empties.
import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PolicyValues } from '../../src-main/settings/catalogue';

/** Where an installed program of Linux looks (docs/admin-guide.md). */
const COMPUTERS_PLACE = '/etc/parley/policy.json';

export interface Policy {
  /**
   * From now on these values are forced, and no others. The program takes them over by itself; wait for what it shows.
   * Values of catalogue keys, or whatever an administrator may have got wrong: `{ [key: string]: unknown }` is not checked here.
   */
  set(values: PolicyValues | Readonly<Record<string, unknown>>): void;
  /** The file says this, JSON or not. */
  say(text: string): void;
  /** Where it stands: what the program is started with (`--policy-file`), or the computer's own place. */
  file: string;
  /** There is no policy any more. */
  remove(): void;
}

export interface PolicyFile extends Policy {
  /** What to start the program with. */
  args: readonly string[];
  /** Leaves nothing behind on the computer. */
  dispose(): void;
}

/** @param folder that the program's user may enter; undefined for a packaged program */
export function createPolicyFile(folder: string | undefined): PolicyFile {
  const file = folder === undefined ? COMPUTERS_PLACE : join(folder, 'policy.json');
  const remove = () => {
    rmSync(file, { force: true });
  };
  const say = (text: string) => {
    mkdirSync(dirname(file), { recursive: true });
    const draft = `${file}.new`;
    writeFileSync(draft, text);
    chmodSync(draft, 0o644);
    renameSync(draft, file);
  };
  return {
    file,
    args: folder === undefined ? [] : ['--policy-file', file],
    set: (values) => {
      say(JSON.stringify(values));
    },
    say,
    remove,
    dispose: folder === undefined ? remove : () => undefined,
  };
}
