// Gets the feed: text and signature, believed only when the signature is good, then held against the rules.
import { parseUpdateInfo } from 'electron-updater/out/providers/Provider';
import { feedName, hasOwnFile, judgeVersion, readFeed, type Channel, type Feed } from './feed';
import type { UpdateMemory } from './memory';
import { verifyFeed, type UpdateKey } from './signature';
import { UpdateTrouble } from './trouble';
import type { Web } from './web';

export interface FeedPlace {
  base: URL;
  channel: Channel;
  keys: readonly UpdateKey[];
}

export interface FeedSourceDeps {
  web: Pick<Web, 'text'>;
  memory: Pick<UpdateMemory, 'newest' | 'rememberNewest'>;
  platform: NodeJS.Platform;
  /** As in `process.arch`. */
  arch: string;
  /** Of this program. */
  version: string;
}

/** @throws UpdateTrouble */
export type FetchFeed = (place: FeedPlace, signal: AbortSignal) => Promise<Feed>;

const HEADERS = { 'cache-control': 'no-cache' };

function parse(text: string, name: string, url: URL): unknown {
  try {
    return parseUpdateInfo(text, name, url);
  } catch {
    throw new UpdateTrouble('broken-feed');
  }
}

export function createFeedSource({ web, memory, platform, arch, version }: FeedSourceDeps): FetchFeed {
  return async ({ base, channel, keys }, signal) => {
    const name = feedName(channel, platform, arch);
    const url = new URL(name, base);
    const asking = { signal, headers: HEADERS };
    const text = await web.text(url, asking);
    const signatures = await web.text(new URL(`${name}.sig`, base), asking).catch((error: unknown) => {
      throw error instanceof UpdateTrouble && error.code === 'missing' ? new UpdateTrouble('unsigned') : error;
    });
    verifyFeed(name, text, signatures, keys);
    const feed = readFeed(parse(text, name, url), channel);
    if (judgeVersion(feed.version, version, memory.newest(url.href)) === 'newer') {
      if (!hasOwnFile(feed, platform)) throw new UpdateTrouble('broken-feed', 'no-file');
      memory.rememberNewest(url.href, feed.version);
    }
    return feed;
  };
}
