// `--print-policy`: reads the policies as a start would, and the agent's choices, prints what holds as JSON, and that is
// all. Needs no display, no lock and nothing of Electron but the place of its data, so it works beside a running program.
import { writeSync } from 'node:fs';
import { fittingSettings } from '../settings/fitting-settings';
import { createPolicyFeed } from '../settings/policy/feed';
import { exitCodeOf, policyReport } from '../settings/policy/policy-report';
import { resolve } from '../settings/resolve';
import { readSettingsFile, settingsFile } from '../settings/settings-file';
import type { PolicyStart } from './policy-start';

const STDOUT = 1;

/** A pipe that is full is waited for: whoever reads must get all of it. */
function print(text: string): void {
  for (let bytes = Buffer.from(text); bytes.length > 0;) {
    try {
      bytes = bytes.subarray(writeSync(STDOUT, bytes));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}

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
