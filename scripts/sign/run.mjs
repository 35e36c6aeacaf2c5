// Starts a tool of the system for signing and verifying: with input and output as bytes, and words when it is missing.
import { spawn } from 'node:child_process';
import { SetupFailure } from '../setup/failure.mjs';

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ input?: Uint8Array, env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 * @returns {Promise<{ code: number, out: Buffer, err: string }>}
 * @throws SetupFailure when the tool is not installed
 */
export function runTool(command, args, { input, env = process.env, cwd } = {}) {
  return new Promise((resolve, reject) => {
    // The language decides over words that are looked for.
    const child = spawn(command, args, { env: { ...env, LC_ALL: 'C' }, stdio: ['pipe', 'pipe', 'pipe'], cwd });
    /** @type {Buffer[]} */
    const out = [];
    let err = '';
    child.stdout.on('data', (part) => out.push(part));
    child.stderr.setEncoding('utf8').on('data', (text) => {
      err += text;
    });
    child.once('error', (error) => {
      const missing = /** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT';
      reject(
        missing
          ? new SetupFailure(`${command} is not installed; \`npm run dist\` installs what packaging needs.`)
          : error,
      );
    });
    child.stdin.on('error', () => {}); // a tool that ends early does not read to the end; its exit code tells
    child.stdin.end(input);
    child.once('close', (code) => resolve({ code: code ?? 1, out: Buffer.concat(out), err }));
  });
}

/**
 * The same, for a tool whose failure is the end.
 * @param {Parameters<typeof runTool>} args
 * @returns {Promise<Buffer>} what it wrote
 * @throws SetupFailure with its words
 */
export async function mustRun(...args) {
  const { code, out, err } = await runTool(...args);
  if (code === 0) return out;
  const words = (err.trim() || out.toString('utf8').trim()).slice(0, 2000);
  throw new SetupFailure(`${args[0]} failed (exit code ${code}):\n${words}`);
}
