// When a sound is to be heard, and when alerts say of themselves that they are not seen.
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskAlert } from '../../../src-main/desk';
import { createAlarm } from '../../../src-main/notify/alarm';
import { createSelfCheck } from '../../../src-main/notify/self-check';
import type { NotificationLook } from '../../../src-main/notify/presenter';
import { DEFAULT_SETTINGS } from '../../../src-preload/contract/default-settings';
import type { OfferView } from '../../../src-preload/contract';
import { createFakeTime } from '../../kit/fake-time';

const raised: DeskAlert = { kind: 'offer-raised', offer: {} as OfferView };
const gone: DeskAlert = { kind: 'offer-withdrawn', reservationId: 'r', end: 'canceled' };
const message = (seen: boolean): DeskAlert => ({
  kind: 'message',
  interactionId: 'i',
  key: 'k',
  customer: { colourKey: 'k' },
  text: { text: '', masked: [] },
  unread: 1,
  seen,
});

describe('alarm', () => {
  const time = createFakeTime();
  let heard: string[];
  let isWaiting: boolean;
  const stage = (settings: Partial<typeof DEFAULT_SETTINGS> = {}) =>
    createAlarm({
      settings: () => ({ ...DEFAULT_SETTINGS, ...settings }),
      isWaiting: () => isWaiting,
      play: (sound) => heard.push(sound),
      now: () => time.now(),
      after: (ms, run) => time.after(ms, run),
    });
  beforeEach(() => {
    time.advance(60_000);
    heard = [];
    isWaiting = true;
  });

  it('repeats for a request until none waits', () => {
    const alarm = stage({ alertRepeat: 10 });
    alarm.tell(raised);
    time.advance(25_000);
    expect(heard).toEqual(['offer', 'offer', 'offer']);
    isWaiting = false;
    alarm.tell(gone);
    time.advance(60_000);
    expect(heard).toHaveLength(3);
    expect(time.pending).toBe(0);
  });

  it('is heard once where she wants no repeat', () => {
    stage({ alertRepeat: 0 }).tell(raised);
    time.advance(60_000);
    expect(heard).toEqual(['offer']);
  });

  it('is no drum roll when many come at once', () => {
    const alarm = stage({ alertRepeat: 0 });
    for (let at = 0; at < 200; at++) {
      alarm.tell(raised);
      time.advance(50);
    }
    expect(heard.length).toBeLessThanOrEqual(7);
  });

  it('tells messages apart, and not those she sees', () => {
    const alarm = stage();
    alarm.tell(message(true));
    alarm.tell(message(false));
    alarm.tell({ kind: 'rona' });
    expect(heard).toEqual(['message']);
  });

  it('keeps to her choice, but for a notification that nobody sees', () => {
    const alarm = stage({ offerSound: false, messageSound: false });
    alarm.tell(raised);
    alarm.tell(message(false));
    expect(heard).toEqual([]);
    alarm.standIn('offer');
    expect(heard).toEqual(['offer']);
    alarm.stop();
  });

  it.each([{ soundMuted: true }, { soundVolume: 0 }])('is silent with %j, whatever happens', (settings) => {
    const alarm = stage(settings);
    alarm.tell(raised);
    alarm.standIn('offer');
    time.advance(20_000);
    expect(heard).toEqual([]);
    alarm.stop();
  });
});

describe('self-check', () => {
  let look: NotificationLook;
  let said: string[];
  const stage = () =>
    createSelfCheck({
      look: () => Promise.resolve(look),
      warn: (why) => said.push(why),
      better: () => said.push('better'),
    });
  beforeEach(() => {
    said = [];
  });

  it('warns once of each weakness, and takes it back', async () => {
    const check = stage();
    look = { hasServer: false };
    await check.run();
    await check.run();
    expect(said).toEqual(['no-server']);
    look = { hasServer: true };
    await check.run();
    look = { hasServer: true, doNotDisturb: true };
    await check.run();
    // One that is sent is not yet seen.
    check.shown();
    expect(said).toEqual(['no-server', 'better', 'do-not-disturb']);
  });

  it('believes what an alert met with until one is shown', async () => {
    const check = stage();
    look = { hasServer: true };
    check.failed('no-answer');
    await check.run();
    expect(said).toEqual(['no-answer']);
    check.shown();
    expect(said.at(-1)).toBe('better');
  });

  it('says nothing of what cannot be read', async () => {
    look = {};
    await stage().run();
    expect(said).toEqual([]);
  });
});
