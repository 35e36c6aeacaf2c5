// The presenter with a stand-in for Electron's Notification: what is shown, replaced, withdrawn, acted on and refused.
import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPresenter } from '../../../src-main/notify/present';
import type { Presenter } from '../../../src-main/notify/presenter';
import { createFakeTime, type FakeTime } from '../../kit/fake-time';

interface Shown extends EventEmitter {
  options: { title: string; body: string; urgency?: string; actions?: object[] };
  open: boolean;
}
const system = vi.hoisted(() => ({ supported: true, made: [] as unknown[] }));
vi.mock('electron', () => ({
  Notification: class extends EventEmitter {
    static isSupported = () => system.supported;
    open = false;
    constructor(readonly options: object) {
      super();
      system.made.push(this);
    }
    show() {
      this.open = true;
    }
    close() {
      this.open = false;
      this.emit('close');
    }
  },
}));
const made = system.made as Shown[];
const note = (title = 'T', urgent = false) => ({ title, body: 'B', urgent, open: 'Open' });

describe('presenter', () => {
  let events: string[];
  let presenter: Presenter;
  let time: FakeTime;
  beforeEach(() => {
    made.length = 0;
    system.supported = true;
    events = [];
    time = createFakeTime();
    presenter = createPresenter({
      icon: 'icon.png',
      after: (ms, run) => time.after(ms, run),
      clicked: (token) => events.push(`clicked ${token}`),
      accepted: (token) => events.push(`accepted ${token}`),
      failed: (token, why) => events.push(`failed ${token} ${why}`),
      shown: (token) => events.push(`shown ${token}`),
    });
  });
  const open = () => made.filter((one) => one.open).map((one) => one.options.title);

  it('shows, and takes away exactly what is withdrawn', async () => {
    presenter.show('a', note('A', true));
    presenter.show('b', note('B'));
    expect(made[0]?.options).toMatchObject({ title: 'A', body: 'B', urgency: 'critical' });
    expect(made[1]?.options).not.toHaveProperty('urgency');
    presenter.withdraw('a');
    presenter.withdraw('never there');
    expect(open()).toEqual(['B']);
    expect(presenter.onScreen()).toEqual(new Set(['b']));
    await presenter.withdrawAll();
    expect(open()).toEqual([]);
  });

  it('replaces one of the same token', () => {
    presenter.show('a', note('old'));
    presenter.show('a', note('new'));
    expect(open()).toEqual(['new']);
    // The close of the old one must not forget the new one.
    presenter.withdraw('a');
    expect(open()).toEqual([]);
  });

  it('reports a click with its token, even a late one, and the button apart from it', () => {
    presenter.show('a', { ...note(), accept: 'Accept' });
    expect(made[0]?.options.actions).toEqual([{ type: 'button', text: 'Accept' }]);
    made[0]?.emit('show');
    made[0]?.emit('action');
    presenter.withdraw('a');
    made[0]?.emit('click');
    expect(events).toEqual(['shown a', 'accepted a', 'clicked a']);
  });

  it('reports what the system refused, once', () => {
    presenter.show('a', note());
    made[0]?.emit('failed');
    made[0]?.emit('failed');
    time.advance(60_000);
    expect(events).toEqual(['failed a refused']);
    expect(presenter.onScreen().size).toBe(0);
  });

  it('reports a system that says nothing, but not one that was told to forget it', () => {
    presenter.show('a', note());
    presenter.show('b', note());
    presenter.withdraw('b');
    presenter.show('c', note());
    made[2]?.emit('show');
    time.advance(60_000);
    expect(events).toEqual(['shown c', 'failed a no-answer']);
  });

  it('reports a system without notifications', async () => {
    system.supported = false;
    presenter.show('a', note());
    expect([events, made]).toEqual([['failed a unsupported'], []]);
    expect(await presenter.look()).toEqual({ hasServer: false });
  });
});
