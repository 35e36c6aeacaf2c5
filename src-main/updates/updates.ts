// Updates from the program's side: when to look, what follows from it, what the agent sees and may do. The engine is loaded
// with the first look.
import { ok, refused, type Handlers } from '../../src-preload/contract';
import type { UpdateView } from '../../src-preload/contract/update';
import type { Fields, Level } from '../diagnostics/log';
import type { Clock, TimerHandle } from '../session';
import type { UserSettings } from '../settings/user-settings';
import { reduceUpdate, type UpdateEvent } from './course';
import type { Engine } from './engine';
import type { FeedPlace } from './feed-source';
import type { Owner } from './installation';
import type { UpdateMemory } from './memory';
import { isStale, nextLook, type Occasion } from './schedule';
import { serverOf, type Server } from './server';
import type { UpdateKey } from './signature';
import { troubleOf } from './trouble';
import { compareVersions } from './versions';

export interface UpdatesDeps {
  settings: Pick<UserSettings, 'get' | 'onChange'>;
  /** Of these three settings, which IT has set. */
  isForced: () => boolean;
  installedUrl: string | undefined;
  keys: readonly UpdateKey[];
  owner: Owner;
  version: string;
  electron: string;
  loadEngine: () => Promise<Engine>;
  memory: Pick<UpdateMemory, 'ready' | 'rememberReady' | 'rememberEnd' | 'takeEnd'>;
  clock: Clock;
  random: () => number;
  publish: (view: UpdateView) => void;
  /** A quiet notice. */
  tell: (kind: 'update-ready' | 'update-available', version: string) => void;
  /** Ends the program by the agent's wish, with open work after she was asked: then by `end`. */
  leave: (end: () => void) => void;
  /** The usual way. */
  quit: () => void;
  log: (level: Level, what: string, fields?: Fields) => void;
}

export interface Updates {
  handlers: Handlers['update'];
  /** The computer has woken up. */
  woken: () => void;
  /** The program's very last act: puts in place what is ready. @returns whether the program shall be started again */
  finish: () => boolean;
  /** No timers, no downloads any more; `finish` can still come. */
  stop: () => void;
}

export function createUpdates(deps: UpdatesDeps): Updates {
  const { settings, clock, log, memory } = deps;
  const mode = () => settings.get('updateMode');
  const server = () =>
    serverOf({
      mode: mode(),
      policyUrl: settings.get('updateUrl'),
      installedUrl: deps.installedUrl,
      keys: deps.keys,
    });
  let state: UpdateView['state'] = { kind: 'idle', checkedAt: null };
  let lastLook: number | null = null;
  let timer: TimerHandle | undefined;
  let engine: Engine | undefined;
  let looking: Promise<void> | undefined;
  let work = new AbortController();
  let isStopped = false;
  let startsAgain = false;

  const view = (): UpdateView => ({
    version: deps.version,
    electron: deps.electron,
    mode: mode(),
    channel: settings.get('updateChannel'),
    isForced: deps.isForced(),
    state,
  });
  const apply = (event: UpdateEvent) => {
    const step = reduceUpdate(state, event, { mode: mode(), owner: deps.owner });
    state = step.state;
    deps.publish(view());
    if (step.act === 'download') void download();
    else if (step.act !== undefined && 'version' in state)
      deps.tell(step.act === 'tell-ready' ? 'update-ready' : 'update-available', state.version);
  };
  const fail = (what: 'check' | 'download', error: unknown, signal: AbortSignal) => {
    // Ended by us: IT has changed something, or the program ends.
    if (signal.aborted) return;
    const { code, detail } = troubleOf(error);
    log(code === 'unreachable' ? 'info' : 'warning', `update.${what}-failed`, { code, detail });
    apply({ what: 'failed', code, at: clock.now() });
  };

  const download = async () => {
    const { signal } = work;
    try {
      if (!engine) return;
      await engine.download((percent) => {
        if (!signal.aborted) apply({ what: 'progress', percent });
      }, signal);
      if (signal.aborted) return;
      log('info', 'update.ready');
      if (state.kind === 'downloading') memory.rememberReady(state.version);
      apply({ what: 'downloaded' });
    } catch (error) {
      fail('download', error, signal);
    }
  };

  const look = async (place: FeedPlace) => {
    const { signal } = work;
    apply({ what: 'checking' });
    try {
      engine ??= await deps.loadEngine();
      const version = await engine.check(place, signal);
      if (signal.aborted) return;
      lastLook = clock.now();
      log('info', 'update.checked', { isNewer: version !== null });
      apply(version === null ? { what: 'nothing', at: lastLook } : { what: 'found', version });
    } catch (error) {
      fail('check', error, signal);
    }
  };
  const placeOf = ({ base }: Server & { ok: true }): FeedPlace => ({
    base,
    channel: settings.get('updateChannel'),
    keys: deps.keys,
  });
  const plan = (occasion: Occasion) => {
    if (timer !== undefined) clock.clearTimeout(timer);
    timer = clock.setTimeout(lookNow, nextLook(occasion, deps.random()));
  };
  /** One look at a time; the next one is planned when it is over. */
  const lookNow = () => {
    const from = server();
    if (isStopped || looking || state.kind === 'downloading' || !from.ok) return;
    const { signal } = work;
    looking = look(placeOf(from)).finally(() => {
      looking = undefined;
      if (!signal.aborted) plan('again');
    });
  };

  /** What holds of IT's settings, as one text: something else means to begin anew. */
  const rulesText = () => JSON.stringify([mode(), settings.get('updateUrl'), settings.get('updateChannel')]);
  let rules = rulesText();
  const follow = (occasion: Occasion) => {
    const from = server();
    if (from.ok) {
      apply({ what: 'on' });
      plan(occasion);
      return;
    }
    if (timer !== undefined) clock.clearTimeout(timer);
    log('info', 'update.off', { reason: from.reason });
    apply({ what: 'off', reason: from.reason });
  };
  const unfollow = settings.onChange(() => {
    if (rulesText() === rules) {
      deps.publish(view());
      return;
    }
    rules = rulesText();
    work.abort();
    work = new AbortController();
    // What is ready came from a place that may not count any more.
    if (state.kind !== 'ready') state = { kind: 'idle', checkedAt: null };
    follow('change');
  });

  const waiting = memory.ready();
  follow(waiting !== undefined && compareVersions(waiting, deps.version) > 0 ? 'start-with-file' : 'start');
  // The log was closed by then.
  const ended = memory.takeEnd();
  if (ended?.isInstalled === true) log('info', 'update.installed', { version: ended.version });
  if (ended?.isInstalled === false) {
    log('warning', 'update.not-installed', { version: ended.version });
    apply({ what: 'failed', code: 'not-installed', at: clock.now() });
  }

  return {
    handlers: {
      check() {
        if (state.kind === 'off' || state.kind === 'downloading') return Promise.resolve(refused('not-now'));
        lookNow();
        return Promise.resolve(ok(null));
      },
      download() {
        if (state.kind !== 'available' || state.by !== 'agent') return Promise.resolve(refused('not-now'));
        apply({ what: 'wanted' });
        return Promise.resolve(ok(null));
      },
      restart() {
        if (state.kind !== 'ready') return Promise.resolve(refused('not-now'));
        deps.leave(() => {
          startsAgain = engine?.restart === undefined;
          if (engine?.restart) engine.restart();
          else deps.quit();
        });
        return Promise.resolve(ok(null));
      },
    },
    woken() {
      if (server().ok && isStale(lastLook, clock.now())) plan('change');
    },
    finish() {
      if (state.kind === 'ready' && engine) {
        const isInstalled = engine.install(startsAgain);
        if (isInstalled && engine.startsAgain) startsAgain = false;
        memory.rememberEnd({ version: state.version, isInstalled });
      }
      return startsAgain;
    },
    stop() {
      isStopped = true;
      unfollow();
      if (timer !== undefined) clock.clearTimeout(timer);
      work.abort();
    },
  };
}
