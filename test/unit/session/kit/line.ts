// A session on a fake clock with fake sockets, and the moves a server makes most often.
import { createSession, type Phase, type SessionDeps, type SessionNote } from '../../../../src-main/session';
import type { EventFrame, SnapshotData, Welcome } from '../../../../src-protocol';
import { FakeClock } from './fake-clock';
import { FakeSockets } from './fake-socket';
import * as frames from './frames';

export const URL_ = 'wss://backend.example/agent';
export const TOKEN = 'token-4f1c-secret';

export function createLine(deps: Partial<SessionDeps> = {}) {
  const clock = new FakeClock();
  const sockets = new FakeSockets();
  const notes: SessionNote[] = [];
  const phases: Phase[] = [];
  const events: EventFrame[] = [];
  const snapshots: SnapshotData[] = [];
  let ids = 0;
  const session = createSession({
    clock,
    random: () => 0.5,
    newId: () => `id-${String(++ids)}`,
    openSocket: sockets.open,
    client: { name: 'Parley', version: '1.0.0' },
    note: (note) => notes.push(note),
    ...deps,
  });
  session.onPhase((phase) => phases.push(phase));
  session.onEvent((frame) => events.push(frame));
  session.onSnapshot((data) => snapshots.push(data));

  const hello = () => {
    const frame = sockets.last.sentOf('hello').at(-1);
    if (frame?.id === undefined) throw new Error('no hello was sent');
    return { ...frame, id: frame.id };
  };

  return {
    clock,
    sockets,
    session,
    notes,
    phases,
    events,
    snapshots,
    hello,
    get socket() {
      return sockets.last;
    },
    get kind() {
      return session.phase().kind;
    },
    connect: (options: Partial<Parameters<typeof session.connect>[0]> = {}) =>
      session.connect({ url: URL_, token: TOKEN, ...options }),
    /** Opens the newest socket and welcomes it. */
    welcome(change: Partial<Welcome['data']> = {}) {
      sockets.last.open();
      sockets.last.receive(frames.welcome(hello().id, { serverTime: clock.now(), ...change }));
    },
    /** From nothing to live. */
    live(change: Partial<Welcome['data']> = {}) {
      this.connect();
      this.welcome(change);
      sockets.last.receive(frames.snapshot());
    },
    /** After a drop: waits for the next try and resumes it. */
    resume(seq: number) {
      const before = sockets.all.length;
      clock.advance(30_000);
      if (sockets.all.length === before) throw new Error('no new attempt');
      this.welcome({ resumed: true, seq });
    },
  };
}
