// Which Electron goes into an artefact. A release holds the version of package.json from Electron itself and nothing else.
import { SetupFailure } from '../setup/failure.mjs';

/**
 * @param {Pick<import('../setup/runtime.mjs').ElectronRuntime, 'version' | 'source'>} runtime
 * @param {{ testBuild: boolean, declared: string }} order declared: the version in package.json
 * @throws SetupFailure when the runtime must not be shipped
 */
export function checkRuntime(runtime, { testBuild, declared }) {
  if (testBuild) return;
  if (runtime.source === 'repack') {
    throw new SetupFailure(
      `dist: a release is not built on the substitute Electron ${runtime.version}: it is end of life and not signed by Electron.\n` +
        `Get Electron ${declared} with \`npm run setup -- --official\`; for tests build with --test-build.`,
    );
  }
  if (runtime.version !== declared) {
    throw new SetupFailure(
      `dist: a release is built on Electron ${declared} (package.json), but the runtime here is ${runtime.version}.`,
    );
  }
}
