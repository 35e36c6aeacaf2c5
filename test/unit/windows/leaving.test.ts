// Closing, quitting, flashing: what a person's act means, and that nothing but a person is ever asked.
import { describe, expect, it } from 'vitest';
import { createAttention } from '../../../src-main/windows/attention';
import { createLeaving } from '../../../src-main/windows/leaving';
import type { OpenWork } from '../../../src-preload/contract';

const NOTHING: OpenWork = { offers: 0, conversations: 0, wrapUps: 0, unsent: 0 };

function stage(open: Partial<OpenWork>, canAsk = true) {
  const said: unknown[] = [];
  let work = { ...NOTHING, ...open };
  const leaving = createLeaving({
    work: () => work,
    publish: (quit) => said.push(quit),
    canAsk: () => canAsk,
    bringForward: () => said.push('forward'),
    end: () => said.push('end'),
  });
  return { leaving, said, now: (next: Partial<OpenWork>) => (work = { ...NOTHING, ...next }) };
}

describe('leaving', () => {
  it('ends at once when nothing is open, or when no page is there to ask', () => {
    const free = stage({});
    expect(free.leaving.ask()).toBe(true);
    expect(free.said).toEqual(['end']);
    const crashed = stage({ conversations: 1 }, false);
    expect(crashed.leaving.ask()).toBe(true);
  });

  it.each(['offers', 'conversations', 'wrapUps', 'unsent'] as const)('asks with open %s', async (kind) => {
    const { leaving, said } = stage({ [kind]: 1 });
    expect(leaving.ask()).toBe(false);
    expect(said).toEqual([{ ...NOTHING, [kind]: 1 }, 'forward']);
    await leaving.handlers.stay({});
    expect(said.slice(2)).toEqual([null]);
  });

  it('follows what is open while it asks, and only then', async () => {
    const { leaving, said, now } = stage({ conversations: 1 });
    leaving.refresh();
    expect(said).toEqual([]);
    leaving.ask();
    now({ wrapUps: 1 });
    leaving.refresh();
    leaving.refresh();
    expect(said.slice(2)).toEqual([{ ...NOTHING, wrapUps: 1 }]);
    await leaving.handlers.quit({});
    expect(said.slice(3)).toEqual([null, 'end']);
    leaving.refresh();
    expect(said).toHaveLength(5);
  });

  it('starts again only when she wanted that, and asks in words of its own', async () => {
    const { leaving, said } = stage({ conversations: 1 });
    const restart = () => said.push('restart');
    expect(leaving.ask(restart)).toBe(false);
    expect(said).toEqual([{ ...NOTHING, conversations: 1, isRestart: true }, 'forward']);
    await leaving.handlers.stay({});
    expect(leaving.ask()).toBe(false);
    await leaving.handlers.quit({});
    expect(said.slice(3)).toEqual([{ ...NOTHING, conversations: 1 }, 'forward', null, 'end']);
    leaving.ask(restart);
    await leaving.handlers.quit({});
    expect(said.at(-1)).toBe('restart');
    expect(stage({}).leaving.ask(restart)).toBe(true);
  });
});

describe('attention', () => {
  it('is called while a request waits out of focus, and off with the last one or the focus', () => {
    const said: string[] = [];
    const { follow } = createAttention({ start: () => said.push('on'), stop: () => said.push('off') });
    const step = (ringing: string[], focused = false) => {
      follow({ ringing, focused });
      return said.splice(0);
    };
    expect(step([])).toEqual([]);
    expect(step(['a'])).toEqual(['on']);
    expect(step(['a'])).toEqual([]);
    expect(step(['a', 'b'])).toEqual(['on']);
    expect(step(['b'])).toEqual([]);
    expect(step(['b'], true)).toEqual(['off']);
    expect(step(['b'])).toEqual(['on']);
    expect(step([])).toEqual(['off']);
    expect(step(['c'], true)).toEqual([]);
  });
});
