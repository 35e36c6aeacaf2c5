// A desk on a played session and a clock that stands still.
import { createDesk, type DeskAlert, type OwnSlices } from '../../../src-main/desk';
import { ok, type TranscriptChange } from '../../../src-preload/contract';
import type { SnapshotData } from '../../../src-protocol';
import { FakeClock } from '../session/kit/fake-clock';
import { snapshot, T0 } from './entities';
import { FakeSession } from './fake-session';
import { tokenMemory } from '../../kit/token-memory';

export { settled } from '../session/kit/fake-clock';

export function createStage(options: { locale?: string; token?: string; undoSeconds?: number } = {}) {
  const clock = new FakeClock(T0);
  const backend = new FakeSession(() => clock.now());
  const stored = { token: options.token ?? null };
  const desk = createDesk({
    session: backend.session,
    clock,
    locale: () => options.locale ?? 'en',
    undoSeconds: () => options.undoSeconds ?? 0,
    signIn: {
      secrets: tokenMemory(stored),
      lastUrl: { load: () => '', save: () => undefined },
      startEmbedded: () => Promise.resolve(ok({ url: 'ws://127.0.0.1:1', token: 'embedded' })),
    },
  });
  const alerts: DeskAlert[] = [];
  const changes: { slices: Partial<OwnSlices>; transcripts: TranscriptChange[] }[] = [];
  desk.onAlert((alert) => alerts.push(alert));
  desk.onChange((change) => changes.push(change));
  return { desk, backend, clock, alerts, changes, stored, ...desk.handlers };
}

/** Signed in, with this work. */
export function signedIn(fields: Partial<SnapshotData> = {}, options?: Parameters<typeof createStage>[0]) {
  const stage = createStage(options);
  stage.backend.live(snapshot(fields), T0);
  stage.changes.length = 0;
  stage.alerts.length = 0;
  return stage;
}
