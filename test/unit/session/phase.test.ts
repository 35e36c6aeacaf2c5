import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isResting, isUsable, reducePhase, type Phase, type PhaseEvent } from '../../../src-main/session/phase';

const drop: PhaseEvent = { type: 'dropped', at: 100, attempt: 0, retryAt: 600, cause: { kind: 'heartbeat' } };
const run = (...events: PhaseEvent[]) => events.reduce<Phase>(reducePhase, { kind: 'disconnected' });
const live: PhaseEvent[] = [{ type: 'connect' }, { type: 'opened' }, { type: 'ready', current: true }];

describe('connection phase', () => {
  it('goes the way of PROTOCOL 2', () => {
    expect(run({ type: 'connect' })).toEqual({ kind: 'connecting' });
    expect(run({ type: 'connect' }, { type: 'opened' })).toEqual({ kind: 'authenticating' });
    expect(run(...live)).toEqual({ kind: 'live', current: true });
    expect(run(...live, { type: 'silent', at: 50 })).toEqual({ kind: 'degraded', current: true, since: 50 });
    expect(run(...live, { type: 'silent', at: 50 }, { type: 'heard' })).toEqual({ kind: 'live', current: true });
    expect(run(...live, drop)).toEqual({
      kind: 'reconnecting',
      established: true,
      since: 100,
      attempt: 0,
      retryAt: 600,
      stage: 'waiting',
      cause: { kind: 'heartbeat' },
    });
    expect(run(...live, drop, { type: 'recovery-over' })).toMatchObject({ kind: 'lost', since: 100, retryAt: 600 });
    expect(
      run(
        ...live,
        drop,
        { type: 'recovery-over' },
        { type: 'retry' },
        { type: 'opened' },
        { type: 'ready', current: false },
      ),
    ).toEqual({ kind: 'live', current: false });
    expect(run(...live, { type: 'superseded' })).toEqual({ kind: 'superseded' });
    expect(run(...live, { type: 'stopped', reason: 'ended' })).toEqual({ kind: 'signed-out', reason: 'ended' });
  });

  it('keeps the start of an outage over its tries', () => {
    const again: PhaseEvent = { ...drop, at: 900, attempt: 1, retryAt: 2_000 };
    expect(run(...live, drop, { type: 'retry' }, { type: 'opened' }, again)).toMatchObject({
      since: 100,
      attempt: 1,
      retryAt: 2_000,
      stage: 'waiting',
    });
  });

  it('is not lost before it has ever been live', () => {
    const never = run({ type: 'connect' }, drop, { type: 'recovery-over' });
    expect(never).toMatchObject({ kind: 'reconnecting', established: false });
  });

  const event: fc.Arbitrary<PhaseEvent> = fc.oneof(
    fc.constantFrom<PhaseEvent>(
      { type: 'connect' },
      { type: 'opened' },
      { type: 'caught-up' },
      { type: 'heard' },
      { type: 'retry' },
      { type: 'recovery-over' },
      { type: 'superseded' },
      { type: 'stopped', reason: 'ended' },
      { type: 'disconnect' },
      { type: 'silent', at: 5 },
    ),
    fc.boolean().map<PhaseEvent>((current) => ({ type: 'ready', current })),
    fc.nat(9).map<PhaseEvent>((attempt) => ({ ...drop, attempt })),
  );

  it('reaches only possible phases in any order of events, and leaves rest only by the user', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let phase: Phase = { kind: 'disconnected' };
        let isSignedIn = false;
        let wasLive = false;
        for (const next of events) {
          const before = phase;
          phase = reducePhase(before, next);
          if (next.type === 'connect') {
            isSignedIn = true;
            wasLive = false;
          } else if (isResting(before)) {
            // Only the user leads out of rest.
            expect(isResting(phase)).toBe(true);
          }
          if (isUsable(phase)) wasLive = true;
          // A line is usable only after a handshake.
          if (isUsable(phase) && !isUsable(before)) {
            expect(next.type).toBe('ready');
            expect(before.kind === 'authenticating' || ('stage' in before && before.stage === 'authenticating')).toBe(
              true,
            );
          }
          if (phase.kind === 'lost') expect(wasLive).toBe(true);
          if (phase.kind === 'reconnecting') expect(phase.established).toBe(wasLive);
          if ('stage' in phase) expect(phase.retryAt !== undefined).toBe(phase.stage === 'waiting');
          if (!isSignedIn) expect(phase.kind).toBe('disconnected');
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('is the same object when nothing changes', () => {
    const phase = run(...live);
    expect(reducePhase(phase, { type: 'opened' })).toBe(phase);
    expect(reducePhase(phase, { type: 'heard' })).toBe(phase);
    expect(reducePhase(phase, { type: 'retry' })).toBe(phase);
  });
});
