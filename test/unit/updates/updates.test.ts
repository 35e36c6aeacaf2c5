// Updates from the program's side, on a clock of the test's: when it looks, what IT's settings change while it runs, what
// the agent may do, and what happens at the very end.
import { describe, expect, it } from 'vitest';
import { generateKeyPairSync } from 'node:crypto';
import type { UpdateView } from '../../../src-preload/contract';
import type { Engine } from '../../../src-main/updates/engine';
import type { EndOfUpdate } from '../../../src-main/updates/memory';
import { UpdateTrouble } from '../../../src-main/updates/trouble';
import { createUpdates, type UpdatesDeps } from '../../../src-main/updates/updates';
import { FakeClock } from '../session/kit/fake-clock';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const { publicKey } = generateKeyPairSync('ed25519');

interface Rules {
  updateMode: 'automatic' | 'ask' | 'off';
  updateUrl: string;
  updateChannel: 'stable' | 'beta';
}

function stage({
  rules = {},
  engine: given = {},
  before,
  ...more
}: Partial<Omit<UpdatesDeps, 'engine'>> & { rules?: Partial<Rules>; engine?: Partial<Engine>; before?: string } = {}) {
  const clock = new FakeClock();
  const held: Rules = { updateMode: 'automatic', updateUrl: 'https://a.example/u', updateChannel: 'stable', ...rules };
  const listeners = new Set<() => void>();
  const said: string[] = [];
  const views: UpdateView[] = [];
  let loaded = 0;
  let ended: EndOfUpdate | undefined;
  let fetched = before;
  const places: string[] = [];
  const engine: Engine = {
    check: (place) => {
      places.push(`${place.channel} ${place.base.href}`);
      return Promise.resolve('1.1.0');
    },
    download: () => Promise.resolve(),
    install: (startAgain) => {
      said.push(startAgain ? 'install and start' : 'install');
      return true;
    },
    startsAgain: false,
    ...given,
  };
  const updates = createUpdates({
    settings: {
      get: ((key: keyof Rules) => held[key]) as UpdatesDeps['settings']['get'],
      onChange: (listener) => {
        const tell = () => listener({} as never);
        listeners.add(tell);
        return () => listeners.delete(tell);
      },
    },
    isForced: () => false,
    installedUrl: undefined,
    keys: [publicKey],
    owner: 'program',
    version: '1.0.0',
    electron: '45.0.0',
    loadEngine: () => {
      loaded += 1;
      return Promise.resolve(engine);
    },
    memory: {
      ready: () => fetched,
      rememberReady: (version) => {
        fetched = version;
        return true;
      },
      takeEnd: () => undefined,
      rememberEnd: (end) => {
        ended = end;
        return true;
      },
    },
    clock,
    random: () => 0,
    publish: (view) => views.push(view),
    tell: (kind, version) => said.push(`${kind} ${version}`),
    leave: (end) => {
      said.push('leave');
      end();
    },
    quit: () => said.push('quit'),
    log: () => undefined,
    ...more,
  });
  return {
    updates,
    clock,
    said,
    places,
    loaded: () => loaded,
    state: () => views.at(-1)?.state,
    view: () => views.at(-1),
    ended: () => ended,
    /** IT changes something while the program runs. */
    rule: (change: Partial<Rules>) => {
      Object.assign(held, change);
      for (const tell of listeners) tell();
    },
    settle: async () => {
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    },
  };
}

describe('by itself', () => {
  it('looks some minutes after the start, fetches, and says once that it is ready', async () => {
    const s = stage();
    expect(s.state()).toEqual({ kind: 'idle', checkedAt: null });
    s.clock.advance(3 * MINUTE - 1);
    expect(s.loaded()).toBe(0);
    s.clock.advance(1);
    await s.settle();
    expect(s.state()).toEqual({ kind: 'ready', version: '1.1.0' });
    expect(s.said).toEqual(['update-ready 1.1.0']);
    s.clock.advance(3.5 * HOUR);
    await s.settle();
    expect(s.places).toEqual(['stable https://a.example/u/', 'stable https://a.example/u/']);
    expect(s.said).toEqual(['update-ready 1.1.0']);
    expect(s.loaded()).toBe(1);
  });

  it('finds soon what was fetched in an earlier start', async () => {
    const s = stage({ before: '1.1.0' });
    s.clock.advance(MINUTE / 2);
    await s.settle();
    expect(s.state()).toMatchObject({ kind: 'ready' });
    // What has been put in place since is no reason to hurry.
    const after = stage({ before: '1.0.0' });
    after.clock.advance(MINUTE);
    await after.settle();
    expect(after.loaded()).toBe(0);
  });

  it('tries again after a failure, and says what it was', async () => {
    const answers = [new UpdateTrouble('unreachable'), new UpdateTrouble('wrong-signature'), null];
    const check = () => {
      const answer = answers.shift();
      return answer instanceof UpdateTrouble ? Promise.reject(answer) : Promise.resolve(null);
    };
    const s = stage({ engine: { check } });
    for (const code of ['unreachable', 'wrong-signature']) {
      s.clock.advance(4 * HOUR);
      await s.settle();
      expect(s.state()).toMatchObject({ kind: 'failed', code });
    }
    s.clock.advance(4 * HOUR);
    await s.settle();
    expect(s.state()).toEqual({ kind: 'idle', checkedAt: s.clock.now() });
  });

  it('looks after a sleep, when the last look is old', async () => {
    const s = stage({ engine: { check: () => Promise.resolve(null) } });
    s.clock.advance(3 * MINUTE);
    await s.settle();
    const first = s.state();
    s.updates.woken();
    s.clock.advance(2 * MINUTE);
    await s.settle();
    expect(s.state()).toEqual(first);
    s.clock.advance(2 * HOUR);
    s.updates.woken();
    s.clock.advance(MINUTE);
    await s.settle();
    expect(s.state()).toEqual({ kind: 'idle', checkedAt: s.clock.now() });
  });

  it('does nothing at all when it is stopped', async () => {
    const s = stage();
    s.updates.stop();
    s.clock.advance(24 * HOUR);
    await s.settle();
    expect(s.loaded()).toBe(0);
  });
});

describe("IT's settings", () => {
  it.each([
    ['off', { updateMode: 'off' as const }, 'by-policy'],
    ['no server', { updateUrl: '' }, 'no-server'],
    ['not secure', { updateUrl: 'http://a.example' }, 'bad-server'],
  ])('%s: nothing is loaded, and the reason is shown', async (_name, rules, reason) => {
    const s = stage({ rules });
    s.clock.advance(24 * HOUR);
    await s.settle();
    expect(s.loaded()).toBe(0);
    expect(s.state()).toEqual({ kind: 'off', reason });
    expect(await s.updates.handlers.check({})).toMatchObject({ ok: false, refusal: { code: 'not-now' } });
  });

  it('count at once: off while it is fetched, and on again elsewhere', async () => {
    let aborted = false;
    const download: Engine['download'] = (_progress, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          aborted = true;
          reject(new Error('aborted'));
        });
      });
    const s = stage({ engine: { download } });
    s.clock.advance(3 * MINUTE);
    await s.settle();
    expect(s.state()).toMatchObject({ kind: 'downloading' });
    s.rule({ updateMode: 'off' });
    await s.settle();
    expect(aborted).toBe(true);
    expect(s.state()).toEqual({ kind: 'off', reason: 'by-policy' });
    s.clock.advance(24 * HOUR);
    await s.settle();
    expect(s.places).toHaveLength(1);
    s.rule({ updateMode: 'ask', updateUrl: 'https://b.example/', updateChannel: 'beta' });
    s.clock.advance(MINUTE);
    await s.settle();
    expect(s.places.at(-1)).toBe('beta https://b.example/');
    expect(s.state()).toEqual({ kind: 'available', version: '1.1.0', by: 'agent' });
  });

  it('switched off, nothing is put in place any more', async () => {
    const s = stage();
    s.clock.advance(3 * MINUTE);
    await s.settle();
    s.rule({ updateMode: 'off' });
    expect(s.updates.finish()).toBe(false);
    expect(s.said).toEqual(['update-ready 1.1.0']);
  });
});

describe('the agent', () => {
  it('looks whenever she wants', async () => {
    const s = stage();
    expect(await s.updates.handlers.check({})).toEqual({ ok: true, value: null });
    await s.settle();
    expect(s.state()).toMatchObject({ kind: 'ready' });
  });

  it('is asked where IT wants it: told once, fetched when she says so', async () => {
    const s = stage({ rules: { updateMode: 'ask' } });
    s.clock.advance(8 * HOUR);
    await s.settle();
    s.clock.advance(8 * HOUR);
    await s.settle();
    expect(s.said).toEqual(['update-available 1.1.0']);
    expect(await s.updates.handlers.restart({})).toMatchObject({ ok: false });
    expect(await s.updates.handlers.download({})).toMatchObject({ ok: true });
    await s.settle();
    expect(s.state()).toMatchObject({ kind: 'ready' });
    expect(await s.updates.handlers.download({})).toMatchObject({ ok: false });
  });

  it('cannot fetch what her organisation installs', async () => {
    const s = stage({ owner: 'organisation' });
    s.clock.advance(3 * MINUTE);
    await s.settle();
    expect(s.state()).toEqual({ kind: 'available', version: '1.1.0', by: 'organisation' });
    expect(await s.updates.handlers.download({})).toMatchObject({ ok: false });
    expect(s.said).toEqual([]);
  });

  it('may refuse the restart that she wanted herself: nothing happens', async () => {
    const s = stage({ leave: () => undefined });
    s.clock.advance(3 * MINUTE);
    await s.settle();
    expect(await s.updates.handlers.restart({})).toMatchObject({ ok: true });
    expect(s.said).toEqual(['update-ready 1.1.0']);
    expect(s.state()).toMatchObject({ kind: 'ready' });
  });
});

describe('the end of the program', () => {
  const ready = async (more: Parameters<typeof stage>[0] = {}) => {
    const s = stage(more);
    s.clock.advance(3 * MINUTE);
    await s.settle();
    s.said.length = 0;
    return s;
  };

  it('puts in place what is ready, and leaves it at that', async () => {
    const s = await ready();
    s.updates.stop();
    expect(s.updates.finish()).toBe(false);
    expect(s.said).toEqual(['install']);
    expect(s.ended()).toEqual({ version: '1.1.0', isInstalled: true });
  });

  it('starts again when she wanted it', async () => {
    const s = await ready();
    await s.updates.handlers.restart({});
    expect(s.said).toEqual(['leave', 'quit']);
    expect(s.updates.finish()).toBe(true);
    expect(s.said.at(-1)).toBe('install and start');
  });

  it('leaves the start to an installer that does it', async () => {
    const s = await ready({ engine: { startsAgain: true } });
    await s.updates.handlers.restart({});
    expect(s.updates.finish()).toBe(false);
  });

  it('lets macOS restart it', async () => {
    let restarted = false;
    const s = await ready({ engine: { restart: () => (restarted = true) } });
    await s.updates.handlers.restart({});
    expect(restarted).toBe(true);
    expect(s.said).toEqual(['leave']);
    expect(s.updates.finish()).toBe(false);
  });

  it('starts the old version again where the new one could not be put in place, and says so at the next start', async () => {
    const s = await ready({ engine: { install: () => false, startsAgain: true } });
    await s.updates.handlers.restart({});
    expect(s.updates.finish()).toBe(true);
    expect(s.ended()).toEqual({ version: '1.1.0', isInstalled: false });
    const next = stage({
      memory: { takeEnd: s.ended, rememberEnd: () => true, ready: () => undefined, rememberReady: () => true },
    });
    expect(next.state()).toMatchObject({ kind: 'failed', code: 'not-installed' });
  });

  it('puts nothing in place that is not ready', () => {
    const s = stage();
    expect(s.updates.finish()).toBe(false);
    expect(s.said).toEqual([]);
  });
});
