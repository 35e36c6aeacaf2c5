import { beforeEach, describe, expect, it } from 'vitest';
import { Heartbeat, PROBE_MS, soundNumbers } from '../../../src-main/session/heartbeat';
import { HEARTBEAT } from '../../../src-protocol';
import { FakeClock } from './kit/fake-clock';

let clock: FakeClock;
let told: string[];
let heartbeat: Heartbeat;

beforeEach(() => {
  clock = new FakeClock();
  told = [];
  heartbeat = new Heartbeat(clock, HEARTBEAT, {
    ping: () => told.push('ping'),
    degraded: () => told.push('degraded'),
    recovered: () => told.push('recovered'),
    dead: () => told.push('dead'),
    suspended: (ms) => told.push(`suspended ${String(Math.round(ms / 1_000))}`),
  });
});

describe('heartbeat', () => {
  it('pings every 5 s while the server answers', () => {
    for (let second = 0; second < 20; second += 1) {
      clock.advance(1_000);
      heartbeat.heard();
    }
    expect(told).toEqual(['ping', 'ping', 'ping', 'ping']);
  });

  it('is degraded after 8 s of silence, recovers with any frame, is dead after 10 s', () => {
    clock.advance(7_999);
    expect(told).toEqual(['ping']);
    clock.advance(1);
    expect(told).toEqual(['ping', 'degraded']);
    heartbeat.heard();
    expect(told.at(-1)).toBe('recovered');
    clock.advance(9_999);
    expect(told).not.toContain('dead');
    clock.advance(1);
    expect(told.at(-1)).toBe('dead');
    expect(clock.pending).toBe(0);
  });

  it.each(['sleep', 'freeze'] as const)('asks once after a %s instead of taking it for silence', (kind) => {
    clock[kind](600_000);
    clock.advance(500);
    expect(told).toEqual(['suspended 600', 'degraded', 'ping']);
    clock.advance(PROBE_MS - 1_000);
    expect(told).not.toContain('dead');
    heartbeat.heard();
    expect(told.at(-1)).toBe('recovered');
    clock.advance(5_000);
    expect(told).not.toContain('dead');
  });

  it('gives a probe 3 s', () => {
    heartbeat.probe();
    expect(told).toEqual(['ping']);
    clock.advance(PROBE_MS);
    expect(told.at(-1)).toBe('dead');
  });

  it('says nothing after stop', () => {
    heartbeat.stop();
    heartbeat.probe();
    clock.advance(60_000);
    expect(told).toEqual([]);
  });

  it('does not let a server set numbers that flood it or never notice a death', () => {
    expect(soundNumbers({ heartbeatMs: 1, degradedMs: 1, deadMs: 1 })).toEqual({
      heartbeatMs: 250,
      degradedMs: 250,
      deadMs: 250,
    });
    expect(soundNumbers({ heartbeatMs: 1e12, degradedMs: 1e12, deadMs: 1e12 })).toEqual({
      heartbeatMs: 30_000,
      degradedMs: 60_000,
      deadMs: 90_000,
    });
    expect(soundNumbers(HEARTBEAT)).toEqual({ heartbeatMs: 5_000, degradedMs: 8_000, deadMs: 10_000 });
  });
});
