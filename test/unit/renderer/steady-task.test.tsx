// What every message changes does not render head, composer and customer again; anything else of the conversation does.
import { afterEach, expect, it } from 'vitest';
import type { TaskView } from '../../../src-preload/contract';
import { useSteadyTask } from '../../../src-renderer/app/steady-task';
import { sampleTask } from '../../kit/renderer/sample-desk';
import { renderStage, strikeStage } from '../../kit/renderer/stage';

afterEach(strikeStage);

it('is the same conversation while only its words change', async () => {
  const first = sampleTask(0, '1');
  const { interactionId } = first;
  const seen: unknown[] = [];
  function Part() {
    seen.push(useSteadyTask(interactionId));
    return null;
  }
  const { publish } = await renderStage(<Part />, { tasks: [first] });
  const renders = seen.length;
  const words: Partial<TaskView> = {
    unread: 7,
    preview: { author: 'customer', text: { text: 'more', masked: [] } },
    lastActivityAt: 9,
    customerTyping: true,
  };
  publish({ tasks: [{ ...first, ...words }] });
  expect(seen).toHaveLength(renders);

  for (const change of [{ state: 'interrupted' }, { pending: 'end' }, { maskingOn: !first.maskingOn }] as const) {
    const before = seen.length;
    publish({ tasks: [{ ...first, ...words, ...change }] });
    expect(seen.length).toBeGreaterThan(before);
    expect(seen.at(-1)).toMatchObject(change);
  }
  const { pending, ...without } = { ...first, pending: 'end' as const };
  expect(pending).toBe('end');
  publish({ tasks: [without] });
  expect(seen.at(-1)).not.toHaveProperty('pending');
  publish({ tasks: [] });
  expect(seen.at(-1)).toBeUndefined();
});
