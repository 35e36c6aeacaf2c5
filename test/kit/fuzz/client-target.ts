// The real session and desk in front of a server that says anything at all. After every volley the server is sound for a
// moment: the conversation must go on.
import { createDesk, type OwnSlices } from '../../../src-main/desk';
import { createSession, type SocketEvents } from '../../../src-main/session';
import { tokenMemory } from '../token-memory';
import { message as madeMessage, interaction, snapshotData, welcome } from '../../unit/session/kit/frames';
import { encodeEvent, encodeSnapshot } from '../../../src-protocol';
import { ClientClock, VirtualTime } from '../simulation/virtual-time';

const URL_ = 'wss://backend.example/';
const OWNER = 'client';

export function createClientTarget() {
  const time = new VirtualTime();
  const clock = new ClientClock(time, OWNER);
  const at: { line: SocketEvents | undefined } = { line: undefined };
  let ids = 0;
  let sessions = 0;
  const session = createSession({
    clock,
    random: () => 0.01,
    newId: () => `id-${(ids += 1)}`,
    openSocket: (_url, events) => {
      let isOpen = true;
      const end = (code: number) => {
        if (!isOpen) return;
        isOpen = false;
        if (at.line === events) at.line = undefined;
        events.ended({ code, reason: '' });
      };
      time.after(OWNER, 1, () => {
        if (!isOpen) return;
        at.line = events;
        events.opened();
      });
      return {
        send(text) {
          const frame = JSON.parse(text) as { type: string; id: string };
          if (frame.type !== 'hello') return;
          const isMine = events;
          time.after(OWNER, 1, () => {
            if (!isOpen) return;
            isMine.frame(welcome(frame.id, { sessionId: `s${(sessions += 1)}`, serverTime: time.now }));
            const data = snapshotData({ interactions: [interaction({ lastIndex: -1 })] });
            isMine.frame(encodeSnapshot({ type: 'snapshot', seq: 1, time: time.now, data }));
          });
        },
        close: (code) => {
          if (at.line === events) at.line = undefined;
          time.after(OWNER, 1, () => {
            end(code);
          });
        },
        terminate: () => {
          end(1006);
        },
      };
    },
    client: { name: 'Parley', version: '1.0.0' },
  });
  const desk = createDesk({
    session,
    clock,
    locale: () => 'en',
    signIn: { secrets: tokenMemory({ token: 'fuzz' }), lastUrl: { load: () => URL_, save: () => undefined } },
  });
  let mirror: OwnSlices = desk.slices();
  desk.onChange(({ slices }) => {
    mirror = { ...mirror, ...slices };
  });
  const signIn = () => void desk.handlers.session.signIn({ url: URL_, token: 'fuzz-token', remember: false });

  /** Waits for the line, doing what an agent would have to do. */
  async function live(): Promise<void> {
    for (let waited = 0; waited < 400_000; waited += 1_000) {
      const { kind } = session.phase();
      if (kind === 'live' || kind === 'degraded') return;
      if (kind === 'signed-out' || kind === 'disconnected') signIn();
      if (kind === 'superseded') void desk.handlers.session.takeOver({});
      await time.pass(1_000);
    }
    throw new Error(`the line never comes back: ${JSON.stringify(session.phase())}`);
  }

  /** The server says goodbye. */
  function restart(): void {
    at.line?.ended({ code: 1012, reason: '' });
    at.line = undefined;
  }

  return {
    session,
    counts: () => session.counts(),
    /** Says it and lets the client do what it does. */
    async volley(frames: readonly ((seq: number) => string)[]): Promise<void> {
      for (const frame of frames) {
        if (at.line === undefined) await live();
        at.line?.frame(frame((session.resumption()?.lastSeq ?? 0) + 1));
      }
      await time.pass(50);
    },
    /** A sound server again: after a restart of it a message must come through. */
    async goesOn(text: string): Promise<boolean> {
      await live();
      restart();
      await time.pass(10);
      await live();
      await time.pass(100);
      at.line?.frame(
        encodeEvent({
          type: 'message.created',
          id: `e-${text}`,
          seq: (session.resumption()?.lastSeq ?? 0) + 1,
          subject: 'i1',
          time: time.now,
          data: { message: { ...madeMessage(0, text), messageId: `m-${text}` }, unread: 1 },
        }),
      );
      await time.pass(10);
      return mirror.tasks.length === 1 && mirror.tasks[0]?.preview?.text.text === text;
    },
    dispose: () => {
      desk.dispose();
    },
  };
}
