// The page goes and comes back; a page that crashes again and again does not come back for ever.
import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { describe, expect, it } from 'vitest';
import { mayReload, watchPageLife } from '../../../src-main/windows/page-life';

function page({ debugged = false } = {}) {
  const events: string[] = [];
  let time = 0;
  const webContents = Object.assign(new EventEmitter(), {
    loadURL: (url: string) => {
      events.push(`load ${url}`);
      return Promise.resolve();
    },
    isDevToolsOpened: () => debugged,
    forcefullyCrashRenderer: () => webContents.emit('render-process-gone', {}, { reason: 'killed' }),
  });
  watchPageLife({ webContents, isDestroyed: () => false } as unknown as BrowserWindow, {
    left: () => events.push('left'),
    crashed: (reason, again) => events.push(`crashed ${reason} ${String(again)}`),
    now: () => time,
  });
  return {
    events,
    later: (ms: number) => (time += ms),
    hang: () => webContents.emit('unresponsive'),
    crash: (reason = 'crashed') => webContents.emit('render-process-gone', {}, { reason }),
    navigate: (isMainFrame: boolean, isSameDocument: boolean) =>
      webContents.emit('did-start-navigation', { isMainFrame, isSameDocument }),
  };
}

describe('watchPageLife', () => {
  it('sees a reload, and no jump within the page or in a frame', () => {
    const { events, navigate } = page();
    navigate(true, true);
    navigate(false, false);
    expect(events).toEqual([]);
    navigate(true, false);
    expect(events).toEqual(['left']);
  });

  it('loads a crashed page again', () => {
    const { events, crash } = page();
    crash();
    expect(events).toEqual(['left', 'crashed crashed true', 'load app://parley/index.html']);
  });

  it('ends a page that does not answer and loads it again, unless somebody looks into it', () => {
    const stuck = page();
    stuck.hang();
    expect(stuck.events).toEqual(['left', 'crashed killed true', 'load app://parley/index.html']);
    const halted = page({ debugged: true });
    halted.hang();
    expect(halted.events).toEqual([]);
  });

  it('gives up after three crashes within a minute, not after three in a day', () => {
    const { events, crash, later } = page();
    for (let i = 0; i < 4; i++) crash();
    expect(events.filter((event) => event.startsWith('load'))).toHaveLength(3);
    expect(events.at(-1)).toBe('crashed crashed false');
    later(60_000);
    crash();
    expect(events.at(-1)).toMatch(/^load/);
  });

  it('does not bring back a page that was closed', () => {
    const { events, crash } = page();
    crash('clean-exit');
    expect(events).toEqual(['left', 'crashed clean-exit false']);
  });

  it('counts only crashes of the last minute', () => {
    expect(mayReload([0, 1, 2], 60_001)).toBe(true);
    expect(mayReload([0, 1, 2], 59_000)).toBe(false);
  });
});
