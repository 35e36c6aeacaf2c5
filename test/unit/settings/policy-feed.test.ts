// The organisation's settings in a running program: a change is read once it has settled, a broken source only when it
// stays so, and only what really changed is told.
import { describe, expect, it } from 'vitest';
import { createPolicyFeed } from '../../../src-main/settings/policy/feed';
import { forcedSwitch, readAll, type PolicyReader, type Reading } from '../../../src-main/settings/policy/reading';
import { isFaulty, isStandIn } from '../../../src-main/settings/policy-state';

const said = (values: Record<string, unknown>): Reading => ({ state: 'read', values });
const BROKEN: Reading = { state: 'broken', what: 'malformed' };

function made(machine: Reading, user: Reading = { state: 'absent' }) {
  const now: Record<string, Reading> = { machine, user };
  const changed: Record<string, () => void> = {};
  const stopped: string[] = [];
  const timers = new Set<{ ms: number; run: () => void }>();
  const readers = (['machine', 'user'] as const).map((scope): PolicyReader => ({
    scope,
    where: scope,
    form: 'exact',
    read: () => Promise.resolve(now[scope] as Reading),
    watch: (told) => {
      changed[scope] = told;
      return () => stopped.push(scope);
    },
  }));
  const feed = createPolicyFeed({
    readers,
    first: [machine, user],
    now: () => 7,
    after: (ms, run) => {
      const timer = { ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  });
  const heard: unknown[] = [];
  feed.onChange((state) => heard.push(state.values));
  return {
    feed,
    heard,
    stopped,
    timers,
    change: (scope: 'machine' | 'user', reading: Reading) => {
      now[scope] = reading;
      changed[scope]?.();
    },
    /** Runs what waits, one round. */
    pass: async () => {
      const due = [...timers];
      timers.clear();
      for (const { run } of due) run();
      await Promise.resolve();
      await Promise.resolve();
      return due.map(({ ms }) => ms);
    },
  };
}

describe('createPolicyFeed', () => {
  it('knows at once what was read at the start, the computer before the person', () => {
    const { feed } = made(said({ closeToTray: true }), said({ closeToTray: false, spellCheck: false }));
    expect(feed.state()).toMatchObject({ values: { closeToTray: true, spellCheck: false }, readAt: 7 });
    expect(isFaulty(feed.state())).toBe(false);
  });

  it('reads several events once, and tells only what changed', async () => {
    const { heard, change, pass } = made(said({}));
    change('machine', said({ closeToTray: true }));
    change('machine', said({ closeToTray: true }));
    expect(await pass()).toHaveLength(1);
    expect(heard).toEqual([{ closeToTray: true }]);
    change('machine', said({ closeToTray: true }));
    await pass();
    change('user', said({ closeToTray: false }));
    await pass();
    // The values are the same, but what the sources say is not: `--print-policy` and diagnostics show it.
    expect(heard).toHaveLength(2);
    change('machine', said({}));
    await pass();
    expect(heard.at(-1)).toEqual({ closeToTray: false });
  });

  it('does not believe a file that is half written', async () => {
    const { feed, heard, change, pass } = made(said({ maskSensitiveData: 'tenant' }));
    change('machine', BROKEN);
    await pass();
    expect(feed.state().values).toEqual({ maskSensitiveData: 'tenant' });
    change('machine', said({ maskSensitiveData: 'tenant', closeToTray: true }));
    await pass();
    expect(heard).toEqual([{ maskSensitiveData: 'tenant', closeToTray: true }]);
  });

  it('one that stays broken falls to the strict side, keeps the last good values, and comes back', async () => {
    const good = said({ closeToTray: true, maskSensitiveData: 'tenant', backendUrl: 'wss://a.example' });
    const { feed, change, pass } = made(good, said({ allowedHosts: ['a.example'] }));
    change('machine', BROKEN);
    const waits = [...(await pass()), ...(await pass())];
    expect(waits[1]).toBeGreaterThan(waits[0] ?? Infinity);
    expect(feed.state().values).toMatchObject({
      closeToTray: true,
      backendUrl: 'wss://a.example',
      maskSensitiveData: 'always',
      // The broken one counts before the person's, which can be read.
      allowedHosts: [],
    });
    expect(isFaulty(feed.state())).toBe(true);
    expect([isStandIn(feed.state(), 'allowedHosts'), isStandIn(feed.state(), 'closeToTray')]).toEqual([true, false]);
    change('machine', BROKEN);
    await pass();
    expect(feed.state().values).toMatchObject({ closeToTray: true });
    change('machine', good);
    await pass();
    expect(feed.state().values).toEqual({
      closeToTray: true,
      maskSensitiveData: 'tenant',
      backendUrl: 'wss://a.example',
      allowedHosts: ['a.example'],
    });
  });

  it('hears nothing any more after its end', async () => {
    const { feed, stopped, timers, heard, change, pass } = made(said({}));
    change('machine', said({ closeToTray: true }));
    feed.stop();
    expect([stopped, timers.size]).toEqual([['machine', 'user'], 0]);
    await pass();
    expect(heard).toEqual([]);
  });
});

describe('what the window needs at once', () => {
  it('waits for no promise where the system needs none', () => {
    const at = (reading: Reading | Promise<Reading>) => ({ read: () => reading }) as PolicyReader;
    expect(readAll([at(said({}))])).toEqual([said({})]);
    expect(readAll([at(said({})), at(Promise.resolve(said({})))])).toBeInstanceOf(Promise);
  });

  it('takes a truth value from the first source that has one', () => {
    const key = 'startMinimized';
    expect(forcedSwitch([], key)).toBeUndefined();
    expect(forcedSwitch([BROKEN, said({ [key]: 'yes' }), said({ [key]: 1 }), said({ [key]: false })], key)).toBe(true);
    expect(forcedSwitch([said({ [key]: false }), said({ [key]: true })], key)).toBe(false);
  });
});
