// Whether Chromium's sandbox really holds the page of a running program.
import { readFileSync, readdirSync } from 'node:fs';

export interface SandboxState {
  /** Every page process has a system call filter. */
  filtered: boolean;
  /** Every page process has process numbers of its own: a namespace. */
  apart: boolean;
  /** Command lines of the program's processes that switch it off. */
  off: string[];
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Ended meanwhile.
    return '';
  }
};

/** @param userData the program's data folder, which its processes name */
export function sandboxOf(userData: string): SandboxState {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({
      command: read(`/proc/${pid}/cmdline`).split('\0').join(' '),
      status: read(`/proc/${pid}/status`),
    }))
    .filter(({ command }) => command.includes('--type=') && command.includes(`--user-data-dir=${userData} `));
  const pages = processes.filter(({ command }) => command.includes('--type=renderer'));
  const all = (is: RegExp) => pages.length > 0 && pages.every(({ status }) => is.test(status));
  return {
    filtered: all(/^Seccomp:\t2$/m),
    apart: all(/^NSpid:\t\d+\t\d+/m),
    off: processes.map(({ command }) => command).filter((command) => command.includes('--no-sandbox')),
  };
}
