// Starts a program and waits for it; its output is kept and shown when it fails.
import { spawn } from 'node:child_process';
import { basename } from 'node:path';

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, onStart?: ((pid: number) => void) | undefined }} [options]
 * @returns {Promise<{ code: number, output: string, stdout: string }>} code 127 when the program does not exist
 */
export function runChild(command, args, { cwd, env, shell = false, onStart } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (child.pid !== undefined) onStart?.(child.pid);
    let output = '';
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    child.once('error', (error) => {
      if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') {
        resolve({ code: 127, output: `${command}: not found`, stdout: '' });
      } else reject(error);
    });
    child.once('close', (code) => resolve({ code: code ?? 1, output, stdout }));
  });
}

/**
 * npm, as the one that started us where there is one, so that both use the same configuration.
 * @param {readonly string[]} args
 * @param {string} cwd
 * @param {(pid: number) => void} [onStart]
 */
export function runNpm(args, cwd, onStart) {
  const env = { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' };
  const started = process.env.npm_execpath;
  if (started !== undefined && basename(started) === 'npm-cli.js') {
    return runChild(process.execPath, [started, ...args], { cwd, env, onStart });
  }
  const windows = process.platform === 'win32';
  return runChild(windows ? 'npm.cmd' : 'npm', args, { cwd, env, onStart, shell: windows });
}
