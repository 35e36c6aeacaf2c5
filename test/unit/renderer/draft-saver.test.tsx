// How much typing a crash may cost: a pause writes the draft, and who makes none is written down every second.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeDraftSaver } from '../../../src-renderer/features/chat/draft-saver';
import { ok } from '../../../src-preload/contract';

const save = vi.fn(() => Promise.resolve(ok(null)));
beforeEach(() => {
  vi.useFakeTimers();
  save.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
});

it('writes once for a run of keys, when a pause comes', async () => {
  const saver = makeDraftSaver(save);
  for (const text of ['H', 'He', 'Hel']) {
    saver.changed('i1', text);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(save).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(400);
  expect(save.mock.calls).toEqual([[{ interactionId: 'i1', text: 'Hel' }]]);
});

it('never lets more than a second of typing wait', async () => {
  const saver = makeDraftSaver(save);
  let text = '';
  for (let key = 0; key < 100; key += 1) {
    text += 'x';
    saver.changed('i1', text);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(save.mock.calls.length).toBeGreaterThanOrEqual(9);
  expect(save.mock.calls.length).toBeLessThanOrEqual(11);
});
