// After electron-builder has packed (`afterAllArtifactBuild`): has Apple notarise disk images and packages too, and staples the
// ticket to them. electron-builder does it for the program inside only, so a download would be asked about online.
import { createRequire } from 'node:module';

/**
 * @typedef {{ appleApiKey: string, appleApiKeyId: string, appleApiIssuer: string }
 *   | { appleId: string, appleIdPassword: string, teamId: string }
 *   | { keychainProfile: string, keychain?: string }} NotaryCredentials
 */

/**
 * The same variables as electron-builder reads (docs/releasing.md).
 * @param {NodeJS.ProcessEnv} env
 * @returns {NotaryCredentials | null} null: none of the three ways is complete. A release is refused then before it is built.
 */
export function notaryCredentials(env) {
  const { APPLE_API_KEY: appleApiKey, APPLE_API_KEY_ID: appleApiKeyId, APPLE_API_ISSUER: appleApiIssuer } = env;
  const { APPLE_ID: appleId, APPLE_APP_SPECIFIC_PASSWORD: appleIdPassword, APPLE_TEAM_ID: teamId } = env;
  const { APPLE_KEYCHAIN_PROFILE: keychainProfile, APPLE_KEYCHAIN: keychain } = env;
  if (appleId && appleIdPassword && teamId) return { appleId, appleIdPassword, teamId };
  if (appleApiKey && appleApiKeyId && appleApiIssuer) return { appleApiKey, appleApiKeyId, appleApiIssuer };
  if (keychainProfile) return { keychainProfile, ...(keychain ? { keychain } : {}) };
  return null;
}

/** @param {readonly string[]} paths of artefacts */
export const imagesOf = (paths) => paths.filter((path) => /\.(dmg|pkg)$/.test(path));

/**
 * @param {{ artifactPaths: readonly string[] }} build
 * @returns {Promise<string[]>} no further artefacts
 */
export default async function afterAllArtifactBuild({ artifactPaths }) {
  const images = imagesOf(artifactPaths);
  const credentials = notaryCredentials(process.env);
  if (images.length === 0 || credentials === null) return [];
  // The packer's own; it works on macOS only, as do these images.
  const packer = createRequire(createRequire(import.meta.url).resolve('app-builder-lib/package.json'));
  const { notarize } = /** @type {{ notarize: (what: NotaryCredentials & { appPath: string }) => Promise<void> }} */ (
    packer('@electron/notarize')
  );
  for (const image of images) await notarize({ appPath: image, ...credentials });
  return [];
}
