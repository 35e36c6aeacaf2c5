// `--print-policy`: reads the policies as a start would, and the agent's choices, prints what holds as JSON, and that is
// all. Needs no display, no lock and nothing of Electron but the place of its data, so it works beside a running program.
import { fittingSettings } from '../settings/fitting-settings';
import { createPolicyFeed } from '../settings/policy/feed';
import { exitCodeOf, policyReport } from '../settings/policy/policy-report';
import { resolve } from '../settings/resolve';
import { readSettingsFile, settingsFile } from '../settings/settings-file';
import type { PolicyStart } from './policy-start';
import { print } from './standard-output';

/**
 * @param userData folder of the agent's own data
 * @returns the exit code
 */
export async function printPolicy({ readers, first }: PolicyStart, userData: string, version: string): Promise<number> {
  // Nothing is followed: a reader without its watch.
  const still = readers.map((reader) => ({ ...reader, watch: () => () => undefined }));
  const feed = createPolicyFeed({ readers: still, first: await first, now: Date.now, after: () => () => undefined });
  const state = feed.state();
  const file = readSettingsFile(settingsFile(userData));
  const chosen = file.state === 'read' ? fittingSettings(file.values['settings']).values : {};
  const report = policyReport(state, resolve(state.sources, chosen), version);
  print(`${JSON.stringify(report, null, 2)}\n`);
  return exitCodeOf(report);
}
