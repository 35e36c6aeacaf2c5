// Tray, badge and title from one glance, and the menu of the tray, in all languages.
import { describe, expect, it } from 'vitest';
import { glanceOf, overlayFor, type GlanceSlices } from '../../../src-main/system/glance';
import { wordsIn } from '../../../src-main/system/native-words';
import { trayMenu, type TrayRow } from '../../../src-main/system/tray-menu';
import { sampleOffer, samplePresence, sampleTask } from '../../kit/renderer/sample-desk';

const NOW = 1_000_000;
const live = { phase: 'live', since: NOW, attempt: 0, embedded: false } as const;
const slices = (over: Partial<GlanceSlices> = {}): GlanceSlices => ({
  presence: samplePresence(NOW),
  offers: [],
  tasks: [],
  connection: live,
  ...over,
});
const en = wordsIn('en');
const idle = (over: object = {}) =>
  samplePresence(NOW, { state: { kind: 'idle', label: 'Lunch', activityId: 'lunch', since: NOW, ...over } });

describe('glanceOf', () => {
  it('says the state alone when nothing waits', () => {
    expect(glanceOf(slices(), en)).toEqual({
      mark: 'available',
      status: 'Available',
      offers: 0,
      unread: 0,
      count: 0,
      title: 'Available – Parley',
      tooltip: 'Parley: Available',
      icon: 'available',
    });
  });

  it('counts requests she can still accept and the unread messages of all conversations', () => {
    const offers = [sampleOffer(NOW, 'a'), sampleOffer(NOW, 'b', { state: 'accepting' })];
    const tasks = [sampleTask(NOW, 'c', { unread: 2 }), sampleTask(NOW, 'd', { unread: 3 })];
    const presence = samplePresence(NOW, { engaged: 'available' });
    expect(glanceOf(slices({ offers, tasks, presence }), en)).toMatchObject({
      mark: 'engaged',
      offers: 1,
      unread: 5,
      count: 6,
      title: '(6) Engaged – Parley',
      tooltip: 'Parley: Engaged · 1 request waiting · 5 unread messages',
      icon: 'engaged-offer',
    });
  });

  it.each([
    ['idle', { presence: idle() }, 'Lunch'],
    ['rona', { presence: idle({ systemReason: 'rona' }) }, 'Idle · missed request'],
    ['offline', { connection: { ...live, phase: 'reconnecting' } }, 'No connection'],
    ['offline', { connection: { ...live, phase: 'superseded' } }, 'Signed in elsewhere'],
    ['offline', { presence: null, connection: { ...live, phase: 'connecting' } }, 'Connecting…'],
    ['offline', { presence: null, connection: { ...live, phase: 'signed-out' } }, 'Signed out'],
  ] as const)('is %s with %j', (mark, over, status) => {
    expect(glanceOf(slices(over), en)).toMatchObject({ mark, status, icon: mark });
  });

  it('speaks the plurals of each language', () => {
    const tasks = [sampleTask(NOW, 'c', { unread: 2 })];
    expect(glanceOf(slices({ tasks }), wordsIn('sl')).tooltip).toBe('Parley: Na voljo · 2 neprebrani sporočili');
    expect(glanceOf(slices({ tasks }), wordsIn('fr')).tooltip).toBe('Parley\u00a0: Disponible · 2 messages non lus');
  });
});

describe('trayMenu', () => {
  const menu = (over: Partial<GlanceSlices> = {}, sound: object = {}) => {
    const all = slices(over);
    const { presence, connection } = all;
    return trayMenu({ glance: glanceOf(all, en), presence, connection, muted: false, muteForced: false, ...sound }, en);
  };
  const words = (rows: readonly TrayRow[]) => rows.map((row) => (row.type === 'separator' ? '-' : row.label));
  const states = (rows: readonly TrayRow[]) => rows.flatMap((row) => (row.type === 'radio' ? [row] : []));

  it('has the states of the picker, open, mute and quit', () => {
    expect(words(menu())).toEqual([
      'Parley: Available',
      '-',
      ...['Available', 'Break', 'Lunch', 'Meeting', 'Training'],
      '-',
      'Open Parley',
      'Mute sounds',
      '-',
      'Quit Parley',
    ]);
    expect(states(menu()).filter(({ checked }) => checked)).toMatchObject([{ label: 'Available' }]);
  });

  it('marks what was asked for, and nothing for a state that nobody chooses', () => {
    const pending = { activityId: 'break', label: 'Break', kind: 'idle' } as const;
    const asked = states(menu({ presence: samplePresence(NOW, { pending }) }));
    expect(asked.filter(({ checked }) => checked)).toMatchObject([{ label: 'Break' }]);
    const missed = states(menu({ presence: idle({ activityId: 'rona', systemReason: 'rona' }) }));
    expect(missed.filter(({ checked }) => checked)).toEqual([]);
  });

  it('offers no state without a line, none at all when signed out, and no mute that IT has decided', () => {
    const offline = states(menu({ connection: { ...live, phase: 'lost' } }));
    expect(offline).toHaveLength(5);
    expect(offline.some(({ enabled }) => enabled)).toBe(false);
    expect(words(menu({ presence: null }))).not.toContain('Available');
    expect(menu({}, { muted: true, muteForced: true }).find((row) => row.type === 'checkbox')).toMatchObject({
      checked: true,
      enabled: false,
    });
  });
});

it('puts a count on the Windows taskbar, one sign wide', () => {
  expect([0, 1, 9, 10, 250].map(overlayFor)).toEqual([undefined, 'count-1', 'count-9', 'count-more', 'count-more']);
});
