// What a feed may say, once its signature is good: which versions and which files. Pure.
import { z } from 'zod';
import { UpdateTrouble } from './trouble';
import { compareVersions, isPrerelease, isVersion } from './versions';

export type Channel = 'stable' | 'beta';

/** A plain name in the folder of the feed: no path, no other server. */
const fileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,199}$/);

/** Of what electron-builder writes; the rest is not looked at, release notes neither. */
const feedSchema = z.object({
  version: z.string().refine(isVersion),
  files: z
    .array(
      z.object({
        url: fileName,
        sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
        size: z.int().min(1),
        isAdminRightsRequired: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(32),
  stagingPercentage: z.int().min(0).max(100).optional(),
  minimumSystemVersion: z.string().optional(),
});
export type Feed = z.output<typeof feedSchema>;

const ENDINGS: Partial<Record<NodeJS.Platform, string>> = { linux: '.AppImage', win32: '.exe', darwin: '.zip' };

/**
 * The name that electron-builder gives a feed, e.g. `latest-linux-arm64.yml`, `beta-mac.yml`, `latest.yml` (Windows).
 * @param arch as in `process.arch`
 */
export function feedName(channel: Channel, platform: NodeJS.Platform, arch: string): string {
  const name = channel === 'stable' ? 'latest' : 'beta';
  if (platform === 'win32') return `${name}.yml`;
  if (platform === 'darwin') return `${name}-mac.yml`;
  return `${name}-linux${arch === 'x64' ? '' : `-${arch}`}.yml`;
}

/**
 * @param said the parsed feed
 * @throws UpdateTrouble `broken-feed`
 */
export function readFeed(said: unknown, channel: Channel): Feed {
  const parsed = feedSchema.safeParse(said);
  if (!parsed.success) throw new UpdateTrouble('broken-feed');
  if (channel === 'stable' && isPrerelease(parsed.data.version)) throw new UpdateTrouble('broken-feed', 'prerelease');
  return parsed.data;
}

/** The feed names a file that this system can install; a repository of packages alone does not. */
export function hasOwnFile({ files }: Feed, platform: NodeJS.Platform): boolean {
  const ending = ENDINGS[platform];
  return ending !== undefined && files.some(({ url }) => url.endsWith(ending));
}

/**
 * @param own version of this program
 * @param newest the newest version that a good feed of this place has offered before; an older one is a replay
 * @throws UpdateTrouble `older`
 */
export function judgeVersion(offered: string, own: string, newest: string | undefined): 'newer' | 'nothing' {
  if (newest !== undefined && compareVersions(offered, newest) < 0) throw new UpdateTrouble('older');
  const difference = compareVersions(offered, own);
  if (difference > 0) return 'newer';
  // Back from the beta channel the stable one is behind for a while: nothing to warn of.
  if (difference < 0 && !isPrerelease(own)) throw new UpdateTrouble('older');
  return 'nothing';
}
