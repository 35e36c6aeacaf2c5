// What keeps the computer awake, and how the program starts at login.
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { autostartEntry } from '../../../src-main/system/autostart-entry';
import { createStayAwake, mustStayAwake } from '../../../src-main/system/stay-awake';
import { sampleOffer, samplePresence, sampleTask } from '../../kit/renderer/sample-desk';

const system = vi.hoisted(() => ({ set: [] as unknown[], openAtLogin: false, obeys: true }));
vi.mock('electron', () => ({
  app: {
    getPath: () => '/nowhere',
    getLoginItemSettings: () => ({ openAtLogin: system.openAtLogin }),
    setLoginItemSettings: (settings: { openAtLogin: boolean }) => {
      system.set.push(settings);
      if (system.obeys) system.openAtLogin = settings.openAtLogin;
    },
  },
}));
const { createLoginStart, entryLoginStart } = await import('../../../src-main/system/login-start');

const NOW = 1_000_000;
const idle = samplePresence(NOW, { state: { kind: 'idle', label: 'Lunch', since: NOW } });
const desk = (over: object = {}) => ({ presence: idle, tasks: [], offers: [], ...over });

describe('staying awake', () => {
  it('is for Available and Engaged, unless it is forbidden', () => {
    const available = desk({ presence: samplePresence(NOW) });
    expect(mustStayAwake(available, true)).toBe(true);
    expect(mustStayAwake(available, false)).toBe(false);
    expect(mustStayAwake(desk(), true)).toBe(false);
    expect(mustStayAwake(desk({ tasks: [sampleTask(NOW, 'a')] }), true)).toBe(true);
    expect(mustStayAwake(desk({ offers: [sampleOffer(NOW, 'a')] }), true)).toBe(true);
    expect(mustStayAwake(desk({ presence: null, tasks: [sampleTask(NOW, 'a')] }), true)).toBe(false);
  });

  it('holds one block at a time', () => {
    const said: string[] = [];
    let id = 0;
    const awake = createStayAwake({
      start: (type) => said.push(`${type} ${String((id += 1))}`) && id,
      stop: (one) => said.push(`stop ${String(one)}`),
    });
    for (const wanted of [false, true, true, false, false, true]) awake(wanted);
    expect(said).toEqual(['prevent-app-suspension 1', 'stop 1', 'prevent-app-suspension 2']);
  });
});

describe('the autostart entry', () => {
  it('quotes as the specification says', () => {
    const exec = /^Exec=(.*)$/m.exec(autostartEntry(['/opt/My "App"/par%ley', '/a$b\\c']))?.[1];
    expect(exec).toBe(String.raw`"/opt/My \\"App\\"/par%%ley" "/a\\$b\\\\c"`);
  });

  it('is there while it is on, renewed when it differs, and gone when it is off', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'parley-')), 'autostart', 'parley.desktop');
    const login = entryLoginStart(file, 'one');
    login.apply(false);
    login.apply(true);
    expect(readFileSync(file, 'utf8')).toBe('one');
    writeFileSync(file, 'old');
    login.apply(true);
    expect(readFileSync(file, 'utf8')).toBe('one');
    login.apply(false);
    expect(existsSync(file)).toBe(false);
  });
});

describe('login items of Windows and macOS', () => {
  it('are set once, with the program and its arguments, and a refusal is an error', () => {
    const login = createLoginStart({ platform: 'win32', command: ['C:\\Parley.exe', 'app'] });
    login.apply(false);
    expect(system.set).toEqual([]);
    login.apply(true);
    login.apply(true);
    expect(system.set).toEqual([{ openAtLogin: true, path: 'C:\\Parley.exe', args: ['app'] }]);
    system.obeys = false;
    expect(() => {
      login.apply(false);
    }).toThrow('refused');
  });
});
