// The end of the program at any moment (kill -9): what the agent had is there again with the next start. The disk of the
// first run is copied as it lies there, and the second run starts from the copy.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeeping, type VaultKeeping } from '../../src-main/vault/keeping';
import { openVaultIn } from '../../src-main/vault/open';
import { startBackend, type Backend } from '../../src-backend/start';
import { createDeskStage, eventually, textOf, valueOf, type DeskStage } from '../kit/desk-stage';

let backend: Backend;
let folders: string[];
const runs: { stage: DeskStage; keeping: VaultKeeping }[] = [];
const keyStore = {
  canSeal: () => Promise.resolve(true),
  seal: (text: string) => Promise.resolve(Buffer.from(text).toString('hex')),
  unseal: (sealed: string) => Promise.resolve(Buffer.from(sealed, 'hex').toString()),
};

beforeEach(async () => {
  backend = await startBackend({ scenario: 'quiet' });
  folders = [];
});
afterEach(async () => {
  for (const { stage, keeping } of runs.splice(0)) {
    stage.desk.dispose();
    await keeping.close();
  }
  await backend.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-restart-'));
  folders.push(folder);
  return folder;
}

async function start(folder: string, token = backend.token) {
  const notes: string[] = [];
  const open = () => openVaultIn({ folder, keyStore, note: (what) => notes.push(what) });
  const keeping = createKeeping({ open, now: () => Date.now() });
  const stage = createDeskStage({ url: backend.url, token }, { keeping });
  runs.push({ stage, keeping });
  valueOf(await stage.desk.handlers.session.tryEmbedded({}));
  const { desk, session } = stage;
  return { stage, desk, session, keeping, folder, notes };
}
type Run = Awaited<ReturnType<typeof start>>;

/** Killed: nothing is said to anybody, and of the disk there is what is there now. */
async function killAndStart(run: Run, meanwhile: () => void = () => undefined): Promise<Run> {
  const copy = newFolder();
  cpSync(run.folder, copy, { recursive: true });
  // The first run is still there and may do what it likes: nobody hears it any more.
  run.session.disconnect('killed');
  meanwhile();
  backend.control.openDoor();
  return start(copy);
}

async function conversation({ desk, stage }: Run, text: string): Promise<string> {
  if (stage.mirror.presence?.state.kind !== 'available')
    valueOf(await desk.handlers.presence.setState({ activityId: 'available' }));
  const { interactionId } = backend.control.offer({ agent: 'agent-1', text });
  await eventually(() => {
    expect(stage.mirror.offers).toHaveLength(1);
  });
  const [offer] = stage.mirror.offers;
  valueOf(await desk.handlers.offer.accept({ reservationIds: [offer?.reservationId ?? ''] }));
  return interactionId;
}

/** The line is gone and stays so until the next start. */
async function loseLine({ stage }: Run): Promise<void> {
  backend.control.shutDoor({ retryAfterMs: 200_000 });
  backend.control.dropLine({});
  await eventually(() => {
    expect(stage.mirror.connection.phase).toBe('reconnecting');
  });
}
const write = async ({ desk }: Run, interactionId: string, text: string) =>
  valueOf(await desk.handlers.message.send({ interactionId, text })).key;
const draft = async ({ desk }: Run, interactionId: string, text: string) =>
  valueOf(await desk.handlers.message.saveDraft({ interactionId, text }));
const draftOf = async ({ desk }: Run, interactionId: string) =>
  valueOf(await desk.handlers.transcript.open({ interactionId })).draft;
const inbox = (interactionId: string) => backend.control.customerInbox({ interactionId }).map(({ text }) => text);

describe('killed and started again', () => {
  it('has its conversations, each with its own draft, and sends what was queued once and in order', async () => {
    const first = await start(newFolder());
    const one = await conversation(first, 'first customer');
    const two = await conversation(first, 'second customer');
    await draft(first, one, 'a draft for one');
    await draft(first, two, 'a draft for two');
    await loseLine(first);
    for (const text of ['1', '2', '3']) await write(first, one, `one ${text}`);
    await write(first, two, 'two 1');
    await draft(first, two, 'another draft for two');

    const second = await killAndStart(first);
    await eventually(() => {
      expect(second.stage.mirror.tasks).toHaveLength(2);
      expect(inbox(one)).toEqual(['one 1', 'one 2', 'one 3']);
      expect(inbox(two)).toEqual(['two 1']);
    });
    // Sending takes the draft; the other one was written afterwards.
    expect(await draftOf(second, one)).toBe('');
    expect(await draftOf(second, two)).toBe('another draft for two');
    expect(second.notes).toEqual([]);
  });

  it('takes the session over from itself without a question, also where the old line looks alive', async () => {
    const first = await start(newFolder());
    await conversation(first, 'hello');
    backend.control.freezeLine({});
    const copy = newFolder();
    cpSync(first.folder, copy, { recursive: true });
    const second = await start(copy);
    expect(second.stage.mirror.connection.phase).toBe('live');
    expect(second.stage.mirror.tasks).toHaveLength(1);
  });

  it('asks who sits there now when somebody else has taken over meanwhile', async () => {
    const first = await start(newFolder());
    const copy = newFolder();
    cpSync(first.folder, copy, { recursive: true });
    first.session.disconnect('killed');
    const elsewhere = await start(newFolder());
    expect(elsewhere.stage.mirror.connection.phase).toBe('live');
    await expect(start(copy)).rejects.toThrow('superseded');
  });

  it('sends a message that was on its way again with the same id: the customer has it once', async () => {
    const first = await start(newFolder());
    const one = await conversation(first, 'hello');
    backend.control.holdResults({ command: 'message.send' });
    const key = await write(first, one, 'did it arrive?');
    await eventually(() => {
      expect(inbox(one)).toEqual(['did it arrive?']);
    });
    const second = await killAndStart(first, () => backend.control.releaseResults());
    await second.stage.open(one);
    await eventually(() => {
      const own = second.stage.transcript(one).filter(({ author }) => author.kind === 'me');
      expect(own.map((view) => [view.key, textOf(view)])).toEqual([[key, 'did it arrive?']]);
      expect(own[0]?.index).toBeDefined();
      expect(second.session.outbox.list()).toEqual([]);
    });
    expect(inbox(one)).toEqual(['did it arrive?']);
  });

  it('tells what could not be sent because the conversation is over, until it is put away', async () => {
    backend.control.setWrapUp({ seconds: 300 });
    const first = await start(newFolder());
    const one = await conversation(first, 'hello');
    await loseLine(first);
    await write(first, one, 'first');
    await write(first, one, 'card 4539 1488 0343 6467');
    await draft(first, one, 'never finished');
    const second = await killAndStart(first, () => {
      backend.control.leave({ interactionId: one });
      backend.control.setWrapUpDeadline({ interactionId: one, inMs: 0 });
    });
    await eventually(() => {
      expect(second.stage.mirror.notices).toMatchObject([{ kind: 'unsent', params: { count: '2' }, sticky: true }]);
    });
    const notice = second.stage.mirror.notices[0];
    expect(notice?.params['text']).toBe('first\ncard ************6467');
    const third = await killAndStart(second);
    await eventually(() => {
      expect(third.stage.mirror.notices).toMatchObject([{ kind: 'unsent', params: { count: '2' } }]);
    });
    valueOf(await third.desk.handlers.notice.dismiss({ noticeId: notice?.id ?? '' }));
    await third.keeping.safe();
    const fourth = await killAndStart(third);
    expect(fourth.stage.mirror.notices).toEqual([]);
    expect(inbox(one)).toEqual([]);
  });

  it('knows how far she had read', async () => {
    const first = await start(newFolder());
    first.desk.setWindowState({ visible: true, focused: true });
    const one = await conversation(first, 'hello');
    await loseLine(first);
    valueOf(await first.desk.handlers.view.showing({ interactionId: one }));
    expect(first.stage.mirror.tasks[0]?.unread).toBe(0);
    await eventually(() => {
      const { readMarks } = first.keeping.shelf({ url: backend.url, agentId: 'agent-1' });
      expect([...readMarks().keys()]).toEqual([one]);
    });
    // Answers when it is on the disk, and with it what was noted before.
    await draft(first, one, 'after reading');
    const second = await killAndStart(first);
    expect(second.stage.mirror.tasks[0]?.unread).toBe(0);
  });

  it('shows nothing of one agent to another', async () => {
    const first = await start(newFolder());
    const one = await conversation(first, 'hello');
    await draft(first, one, 'of Maja');
    await loseLine(first);
    await write(first, one, 'also of Maja');
    const copy = newFolder();
    cpSync(first.folder, copy, { recursive: true });
    first.session.disconnect('killed');
    backend.control.openDoor();
    const other = await start(copy, backend.agents[1]?.token);
    expect(other.session.outbox.list()).toEqual([]);
    other.desk.dispose();
    expect(inbox(one)).toEqual([]);
    const again = await start(copy);
    await eventually(() => {
      expect(inbox(one)).toEqual(['also of Maja']);
    });
    expect(await draftOf(again, one)).toBe('');
  });
});
