// Runs a command in the foreground until it ends, passing signals on, and ends it when we are told to end.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** How long a command may take to end after a signal before it is killed, in milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * On Linux the kernel tells the command to end when we are killed ourselves and cannot do it.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {[string, ...string[]]}
 */
function endingWithUs(command, args) {
  return process.platform === 'linux' ? ['setpriv', '--pdeathsig=TERM', '--', command, ...args] : [command, ...args];
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 * @returns {Promise<number>} its exit code; 128 + number when a signal ended it
 */
export function runForeground(command, args, { env = process.env, cwd } = {}) {
  return new Promise((resolve, reject) => {
    const [program, ...all] = endingWithUs(command, args);
    const child = spawn(program, all, { env, cwd, stdio: 'inherit' });
    const onSignal = (/** @type {NodeJS.Signals} */ signal) => {
      // A terminal sends Ctrl-C to the whole group: the command has it already.
      if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal);
      setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS).unref();
    };
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, onSignal);
    const done = () => signals.forEach((signal) => process.off(signal, onSignal));
    child.once('error', (error) => {
      done();
      reject(error);
    });
    child.once('exit', (code, signal) => {
      done();
      resolve(code ?? 128 + (signal === null ? 1 : constants.signals[signal]));
    });
  });
}
