// The phase of updates: nothing of it is loaded before the first paint is long over, and nothing at all while IT has
// switched updates off. Until then it says what is known without it.
import { app } from 'electron';
import type { Handlers, UpdateView } from '../../src-preload/contract';
import { refused } from '../../src-preload/contract/result';
import { faultFields, type Log } from '../diagnostics/log';
import type { UserSettings } from '../settings/user-settings';
import { isForcedByOrganisation } from '../updates/forced';
import type { DeskParts } from './desk-parts';
import type { Stop } from './phases';
import type { RunningUpdates } from './updates';

/** The first paint, the sign-in and what follows them are over by then, ms. */
const IDLE_MS = 15_000;

export interface UpdatesPhase {
  handlers: Handlers['update'];
  /** As long as nothing is loaded. */
  firstView: (settings: Pick<UserSettings, 'get' | 'policy'>) => UpdateView;
  /** @param end ends the program without asking, in another way than usual when one is given */
  start: (parts: DeskParts, end: (quit?: () => void) => void) => Stop;
}

export function createUpdatesPhase(log: Log): UpdatesPhase {
  let load: () => Promise<RunningUpdates | undefined> = () => Promise.resolve(undefined);
  const answer = (name: keyof Handlers['update']) => async () =>
    (await load())?.handlers[name]({}) ?? refused('not-now');

  const firstView: UpdatesPhase['firstView'] = (settings) => {
    const mode = settings.get('updateMode');
    return {
      version: app.getVersion(),
      electron: process.versions.electron,
      mode,
      channel: settings.get('updateChannel'),
      isForced: isForcedByOrganisation(settings),
      state: mode === 'off' ? { kind: 'off', reason: 'by-policy' } : { kind: 'idle', checkedAt: null },
    };
  };

  return {
    handlers: { check: answer('check'), download: answer('download'), restart: answer('restart') },
    firstView,
    start(parts, end) {
      const { settings, outlet } = parts;
      const isOff = () => settings.get('updateMode') === 'off';
      let loading: Promise<RunningUpdates | undefined> | undefined;
      let timer: NodeJS.Timeout | undefined;
      load = () => {
        if (isOff()) return loading ?? Promise.resolve(undefined);
        loading ??= import('./updates')
          .then(({ startUpdates }) => startUpdates(parts, log, end))
          .catch((error: unknown) => {
            log.write('error', 'update.broken', faultFields(error));
            return undefined;
          });
        return loading;
      };
      /** Once loaded it follows IT's settings by itself. */
      const follow = () => {
        if (loading) return;
        outlet.publish({ slices: { update: firstView(settings) } });
        clearTimeout(timer);
        if (!isOff()) timer = setTimeout(() => void load(), IDLE_MS);
      };
      follow();
      const unfollow = settings.onChange(follow);
      return async () => {
        unfollow();
        clearTimeout(timer);
        load = () => Promise.resolve(undefined);
        (await loading)?.stop();
      };
    },
  };
}
