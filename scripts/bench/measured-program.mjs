// Starts an Electron program with a hook preloaded, and reads what the hook says: one line of JSON after `BENCH `.
import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../setup/places.mjs';

/** @typedef {ReturnType<typeof import('../launch/stage.mjs').stageApp>} Staged */

/** A file of scripts/bench where Electron's user can read it. @param {Staged} staged @param {string} name */
export function hookFile(staged, name) {
  const copy = join(staged.ownedDir('hook'), name);
  copyFileSync(join(projectRoot, 'scripts/bench', name), copy);
  chmodSync(copy, 0o644);
  return copy;
}

/**
 * @param {Staged} staged
 * @param {{ hook: string, folder: string, args?: string[], env?: Record<string, string> }} options
 * @returns {{ next: (event: string, withinMs?: number) => Promise<any>, stop: () => void }} `next`: the next line of this event
 */
export function startMeasured(staged, { hook, folder, args = [], env = {} }) {
  const child = spawn(
    staged.electronPath,
    ['-r', hook, folder, `--user-data-dir=${staged.ownedDir('data')}`, '--lang=en', ...args],
    { cwd: staged.appDir, env: { ...staged.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  /** @type {{ event: string }[]} */
  const said = [];
  /** @type {{ event: string, take: (line: any) => void }[]} */
  const waiting = [];
  let rest = '';
  let output = '';
  child.stdout.on('data', (data) => {
    const lines = (rest + String(data)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('BENCH ')) continue;
      const told = JSON.parse(line.slice(6));
      const at = waiting.findIndex(({ event }) => event === told.event);
      if (at < 0) said.push(told);
      else waiting.splice(at, 1)[0]?.take(told);
    }
  });
  child.stderr.on('data', (data) => (output = (output + String(data)).slice(-2_000)));
  return {
    next: (event, withinMs = 60_000) =>
      new Promise((resolve, reject) => {
        const at = said.findIndex((line) => line.event === event);
        if (at >= 0) {
          resolve(said.splice(at, 1)[0]);
          return;
        }
        const late = setTimeout(() => reject(new Error(`no "${event}" in time:\n${output}`)), withinMs);
        waiting.push({
          event,
          take: (line) => {
            clearTimeout(late);
            resolve(line);
          },
        });
      }),
    stop: () => void child.kill('SIGTERM'),
  };
}
