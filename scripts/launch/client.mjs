// Opens the client's window on the display that is there, as a user that Chromium's sandbox accepts.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { handOverTokenFile } from './client-arguments.mjs';
import { startDesktop } from './desktop.mjs';
import { runForeground } from './foreground.mjs';
import { stageApp } from './stage.mjs';

/**
 * Lets the ordinary user show windows on root's display.
 * @param {import('./stage.mjs').StagedApp} staged
 * @returns {Record<string, string>}
 */
function displayAccess(staged) {
  const authority = process.env.XAUTHORITY ?? join(homedir(), '.Xauthority');
  if (existsSync(authority)) return { XAUTHORITY: staged.handOver(authority) };
  spawnSync('xhost', [`+SI:localuser:${staged.user ?? ''}`], { stdio: 'ignore' });
  return {};
}

/**
 * @param {readonly string[]} args for the client
 * @returns {Promise<number>} its exit code
 */
export async function runClient(args) {
  const staged = stageApp({ home: 'lasting' });
  if (staged.user === null) {
    return runForeground(staged.electronPath, [staged.appDir, ...args], { env: staged.env });
  }
  // Root's session bus refuses other users, so the ordinary user gets one of its own.
  const desktop = await startDesktop({ display: false });
  try {
    const env = { ...staged.env, ...desktop.env, ...displayAccess(staged) };
    const own = handOverTokenFile(args, staged.handOver);
    return await runForeground(staged.electronPath, [staged.appDir, ...own], { env });
  } finally {
    await desktop.stop();
  }
}
