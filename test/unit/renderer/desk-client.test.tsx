// The desk client: the calls of the surface and no others; a broken bridge is a refusal.
import { afterEach, expect, it, vi } from 'vitest';
import { SURFACE } from '../../../src-preload/contract/surface';
import { desk } from '../../../src-renderer/app/desk-client';
import { createDeskDouble } from '../../kit/renderer/desk-double';
import { sampleSlices } from '../../kit/renderer/sample-desk';

afterEach(() => vi.unstubAllGlobals());

const place = () => {
  const double = createDeskDouble(sampleSlices(0));
  vi.stubGlobal('desk', double.desk);
  window.desk = double.desk;
  return double;
};

it('has every call of the surface, and passes it on as it is', async () => {
  const double = place();
  for (const [domain, names] of Object.entries(SURFACE)) {
    for (const name of names) {
      const call = (
        desk[domain as keyof typeof SURFACE] as unknown as Record<string, (args: unknown) => Promise<unknown>>
      )[name];
      await expect(call?.({ probe: name })).resolves.toEqual({ ok: true, value: null });
      expect(double.calls.at(-1)).toEqual({ path: `${domain}.${name}`, args: { probe: name } });
    }
  }
});

it('turns a rejected call into a refusal that can be tried again', async () => {
  const double = place();
  double.answer('task.end', () => Promise.reject(new TypeError('An object could not be cloned')));
  await expect(desk.task.end({ interactionId: 'i' })).resolves.toEqual({
    ok: false,
    refusal: { code: 'internal', retryable: true, detail: 'TypeError' },
  });
});

it('refuses a call the bridge does not have', async () => {
  const double = place();
  window.desk = { ...double.desk, task: {} as never };
  const result = await desk.task.end({ interactionId: 'i' });
  expect(result).toMatchObject({ ok: false, refusal: { code: 'unsupported' } });
});
