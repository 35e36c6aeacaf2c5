// Runs electron-builder with electron-builder.yml and what differs from it in this run.
import { join } from 'node:path';
import { runChild } from '../setup/child.mjs';
import { SetupFailure } from '../setup/failure.mjs';
import { projectRoot } from '../setup/places.mjs';
import { longStep } from '../setup/say.mjs';

const CLI = join(projectRoot, 'node_modules/electron-builder/cli.js');
const PLATFORM_FLAG = /** @type {Record<string, string>} */ ({ linux: '--linux', win32: '--win', darwin: '--mac' });

/**
 * @param {string} what for the person at the terminal
 * @param {object} run
 * @param {readonly string[]} run.targets
 * @param {Record<string, string>} run.config paths in the configuration and what they are in this run
 * @param {Record<string, string>} [run.env] added to ours
 * @param {string} [run.prepackaged] folder that is packed already
 * @throws SetupFailure with electron-builder's output
 */
export async function runElectronBuilder(what, { targets, config, env = {}, prepackaged }) {
  const args = [
    CLI,
    PLATFORM_FLAG[process.platform] ?? '--linux',
    ...targets,
    '--publish',
    'never',
    ...(prepackaged === undefined ? [] : ['--prepackaged', prepackaged]),
    ...Object.entries(config).map(([path, value]) => `-c.${path}=${value}`),
  ];
  await longStep(what, async () => {
    const { code, output } = await runChild(process.execPath, args, {
      cwd: projectRoot,
      env: { ...process.env, ...env },
    });
    if (code !== 0) throw new SetupFailure(`electron-builder failed:\n${output.trim()}`);
  });
}
