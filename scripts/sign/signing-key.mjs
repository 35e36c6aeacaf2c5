// The first step of `npm run dist`: a release that could not be signed is refused before anything is built.
import { SetupFailure } from '../setup/failure.mjs';
import { provideNeeds } from '../setup/system-packages.mjs';
import { signingProblem } from './gpg.mjs';
import { gpgFingerprint, missingForRelease, refusal } from './release-needs.mjs';
import { toolNeeds } from './tool-needs.mjs';

/**
 * @param {{ testBuild: boolean, platform: string, targets: readonly string[], env: NodeJS.ProcessEnv }} build
 * @returns {Promise<import('./gpg.mjs').SigningKey | null>} the key for packages and sums; null: a test build without one, or
 *   a system whose packages the packer signs
 * @throws SetupFailure that names what is missing
 */
export async function signingKey({ testBuild, platform, targets, env }) {
  if (!testBuild) {
    const missing = missingForRelease({ platform, targets, env });
    if (missing.length > 0) throw new SetupFailure(refusal(missing));
  }
  const fingerprint = gpgFingerprint(env);
  if (fingerprint === null) return null;
  await provideNeeds(toolNeeds(platform, targets));
  const key = { fingerprint, env };
  const problem = await signingProblem(key);
  if (problem !== null) throw new SetupFailure(refusal([problem]));
  return key;
}
