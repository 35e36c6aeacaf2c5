// Links that anybody can make: what they may name, and what happens to them before and after the sign-in.
import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watchArrivals } from '../../../src-main/boot/arrivals';
import { isLink, linkIn, readLink } from '../../../src-main/system/deep-link';

describe('readLink', () => {
  it.each([
    ['parley://conversation/i-42', { kind: 'conversation', interactionId: 'i-42' }],
    ['parley://offer/R_1.2:3~4', { kind: 'offer', reservationId: 'R_1.2:3~4' }],
    ['PARLEY://Conversation/I-42/', { kind: 'conversation', interactionId: 'I-42' }],
    ['parley://conversation/a%3Ab', { kind: 'conversation', interactionId: 'a:b' }],
  ])('reads %s', (link, wanted) => {
    expect(readLink(link)).toEqual(wanted);
  });

  it.each([
    'parley:',
    'parley:conversation/1',
    'parley://',
    'parley://conversation',
    'parley://conversation/',
    'parley://conversation//1',
    'parley://conversation/1/2',
    'parley://conversation/1?x=2',
    'parley://conversation/1#x',
    'parley://user@conversation/1',
    'parley://conversation:80/1',
    'parley://settings/1',
    'parley://conversation/%2e%2e%2fetc',
    'parley://conversation/%',
    'parley://conversation/a b',
    'parley://conversation/a\nb',
    `parley://conversation/${'1'.repeat(129)}`,
    'https://conversation/1',
  ])('refuses %j', (link) => {
    expect(readLink(link)).toBeUndefined();
  });

  it('never throws, and what it reads is an id that the contract takes', () => {
    fc.assert(
      fc.property(fc.string(), (rest) => {
        const read = readLink(`parley://conversation/${rest}`);
        if (read) expect(JSON.stringify(read)).toMatch(/"[\w.:~-]{1,128}"\}$/);
      }),
    );
  });
});

describe('on the command line', () => {
  it('is found among the switches that Chromium adds', () => {
    const argv = [
      'electron',
      '--allow-file-access-from-files',
      '/app',
      'parley://offer/1',
      '--original-process-start-time=1',
    ];
    expect(linkIn(argv)).toBe('parley://offer/1');
    expect(linkIn(['electron', '/app', '--url=parley://offer/1'])).toBeUndefined();
    expect(isLink('Parley:nonsense')).toBe(true);
  });
});

describe('watchArrivals', () => {
  it('keeps links until somebody can follow them, in order, and shows the window for each start', () => {
    const app = new EventEmitter();
    const seen: string[] = [];
    const arrivals = watchArrivals(app as unknown as App, 'parley://offer/0', () => seen.push('forward'));
    let prevented = 0;
    app.emit('open-url', { preventDefault: () => (prevented += 1) }, 'parley://offer/1');
    app.emit('second-instance', {}, ['electron', 'parley://offer/2']);
    app.emit('second-instance', {}, ['electron']);
    expect(seen).toEqual(['forward', 'forward']);
    arrivals.ready((link) => seen.push(link));
    app.emit('second-instance', {}, ['electron', 'parley://offer/3']);
    expect(seen.slice(2)).toEqual(
      [0, 1, 2].map((id) => `parley://offer/${String(id)}`).concat(['forward', 'parley://offer/3']),
    );
    expect(prevented).toBe(1);
  });
});
