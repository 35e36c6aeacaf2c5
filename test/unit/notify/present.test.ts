// The presenter with a stand-in for Electron's Notification: what is shown, replaced, withdrawn, clicked and refused.
import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createNotifier } from '../../../src-main/notify/notifier';
import { createPresenter, type Presenter } from '../../../src-main/notify/present';

interface Shown extends EventEmitter {
  options: { title: string; body: string; urgency?: string };
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
const words = { title: 'T', body: 'B' };

describe('presenter', () => {
  let events: string[];
  let presenter: Presenter;
  beforeEach(() => {
    made.length = 0;
    system.supported = true;
    events = [];
    presenter = createPresenter({
      icon: 'icon.png',
      clicked: (token) => events.push(`clicked ${token}`),
      failed: (token, why) => events.push(`failed ${token} ${why}`),
      shown: (token) => events.push(`shown ${token}`),
    });
  });
  const open = () => made.filter((one) => one.open).map((one) => one.options.title);

  it('shows, and takes away exactly what is withdrawn', () => {
    presenter.show('a', { ...words, title: 'A' }, true);
    presenter.show('b', { ...words, title: 'B' }, false);
    expect(made[0]?.options).toMatchObject({ title: 'A', body: 'B', urgency: 'critical' });
    expect(made[1]?.options).not.toHaveProperty('urgency');
    presenter.withdraw('a');
    presenter.withdraw('never there');
    expect(open()).toEqual(['B']);
    presenter.withdrawAll();
    expect(open()).toEqual([]);
  });

  it('replaces one of the same token', () => {
    presenter.show('a', { ...words, title: 'old' }, true);
    presenter.show('a', { ...words, title: 'new' }, true);
    expect(open()).toEqual(['new']);
    // The close of the old one must not forget the new one.
    presenter.withdraw('a');
    expect(open()).toEqual([]);
  });

  it('reports a click with its token, even a late one', () => {
    presenter.show('a', words, true);
    made[0]?.emit('show');
    presenter.withdraw('a');
    made[0]?.emit('click');
    expect(events).toEqual(['shown a', 'clicked a']);
  });

  it('reports what the system refused, once', () => {
    presenter.show('a', words, true);
    made[0]?.emit('failed');
    made[0]?.emit('failed');
    expect(events).toEqual(['failed a refused']);
  });

  it('reports a system without notifications', () => {
    system.supported = false;
    presenter.show('a', words, true);
    expect([events, made]).toEqual([['failed a unsupported'], []]);
  });

  it('says it in the language of now, and escapes for Linux alone', () => {
    const language = vi.fn(() => 'fr' as const);
    const alert = { kind: 'rona', customer: { name: 'A & <b>', colourKey: 'k' }, queueName: 'Q' } as const;
    createNotifier({ presenter, language, platform: 'linux' })(alert);
    expect(made[0]?.options.title).toBe('Vous avez manqué une demande');
    expect(made[0]?.options.body).toContain('A &amp; &lt;b&gt;');
    createNotifier({ presenter, language, platform: 'win32' })(alert);
    expect(made[1]?.options.body).toContain('A & <b>');
  });
});
