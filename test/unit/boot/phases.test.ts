// Start and end of the program mirror each other, whatever a phase does.
import { describe, expect, it } from 'vitest';
import { runPhases, type Phase } from '../../../src-main/boot/phases';

function stage() {
  const events: string[] = [];
  const never = new Promise<void>(() => undefined);
  let time = 0;
  let waiting: Promise<void> = never;
  return {
    events,
    phase: (name: string, start?: () => unknown, stop?: () => unknown): Phase => ({
      name,
      start: async () => {
        events.push(`+${name}`);
        await start?.();
        return async () => {
          events.push(`-${name}`);
          await stop?.();
        };
      },
    }),
    /** From now on a phase's end is not waited for. */
    impatient: () => {
      waiting = Promise.resolve();
    },
    run: (phases: Phase[]) =>
      runPhases(
        phases,
        { now: () => (time += 5), wait: () => waiting, stopWithinMs: 100 },
        {
          started: (name, ms) => events.push(`started ${name} ${ms}`),
          failed: (name, when, error) => events.push(`failed ${name} ${when} ${(error as Error).message}`),
        },
      ),
  };
}
const boom = () => {
  throw new Error('boom');
};

describe('runPhases', () => {
  it('starts in order and stops in the reverse order', async () => {
    const { run, phase, events } = stage();
    const running = await run([phase('a'), phase('b'), phase('c')]);
    await running.stop();
    expect(events).toEqual(['+a', 'started a 5', '+b', 'started b 5', '+c', 'started c 5', '-c', '-b', '-a']);
  });

  it('stops once, however often it is asked', async () => {
    const { run, phase, events } = stage();
    const running = await run([phase('a')]);
    await Promise.all([running.stop(), running.stop()]);
    await running.stop();
    expect(events.filter((event) => event === '-a')).toHaveLength(1);
  });

  it('ends what had started when a phase fails, and says which', async () => {
    const { run, phase, events } = stage();
    await expect(run([phase('a'), phase('b', boom), phase('c')])).rejects.toThrow('boom');
    expect(events).toEqual(['+a', 'started a 5', '+b', 'failed b start boom', '-a']);
  });

  it('goes on stopping when one end throws', async () => {
    const { run, phase, events } = stage();
    const running = await run([phase('a'), phase('b', undefined, boom)]);
    await running.stop();
    expect(events.slice(-3)).toEqual(['-b', 'failed b stop boom', '-a']);
  });

  it('does not wait for ever for an end that hangs', async () => {
    const { run, phase, events, impatient } = stage();
    const running = await run([phase('a'), phase('b', undefined, () => new Promise(() => undefined))]);
    impatient();
    await running.stop();
    expect(events.slice(-2)).toEqual(['-b', '-a']);
  });

  it('takes a phase that has nothing to end', async () => {
    const { run, events } = stage();
    const running = await run([{ name: 'a', start: () => undefined }]);
    await running.stop();
    expect(events).toEqual(['started a 5']);
  });
});
