// Gives electron-updater the feed that has been verified, in the place of its own way of fetching one.
import { Provider, type ResolvedUpdateFileInfo, type UpdateInfo } from 'electron-updater';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider';
import type { Feed } from './feed';

export interface SignedFeed {
  feed: Feed;
  base: URL;
}

/** Beside `provider` and `updateProvider` in electron-updater's `setFeedURL`. */
export interface SignedOptions {
  /** Rejects with UpdateTrouble, which passes through electron-updater as it is. */
  fetchFeed: () => Promise<SignedFeed>;
}

export class SignedProvider extends Provider<UpdateInfo> {
  private base: URL | undefined;
  private readonly fetchFeed: SignedOptions['fetchFeed'];

  /** Called by electron-updater, which gives on what `setFeedURL` got: SignedOptions among it. */
  constructor(options: object, _updater: unknown, runtime: ProviderRuntimeOptions) {
    super(runtime);
    this.fetchFeed = (options as SignedOptions).fetchFeed;
  }

  async getLatestVersion(): Promise<UpdateInfo> {
    const { feed, base } = await this.fetchFeed();
    this.base = base;
    // Without the old single-file fields, which the type still asks for and nothing reads.
    return { ...feed, releaseDate: '' } as unknown as UpdateInfo;
  }

  resolveFiles({ files }: UpdateInfo): ResolvedUpdateFileInfo[] {
    return files.map((info) => ({ url: new URL(info.url, this.base), info }));
  }
}
