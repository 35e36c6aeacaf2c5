// What is the agent's own and not the backend's (PROTOCOL 3.4): drafts, messages not sent yet, how far she has read. A
// snapshot replaces everything else; these are attached again by id, per agent and backend, also after a restart.
// A message that can no longer be sent, because its conversation is over, is shown to her until she puts it away.
import type { Drafts } from './drafts';
import type { Keeping, Shelf } from './keeping';
import type { MaskedEntry, MaskedSession } from './masked-session';
import type { Store } from './store';
import type { NoticeView } from '../../src-preload/contract';
import { readIndexOf } from '../domain/unread';
import type { Clock } from '../session';

/** How often what she has read is written down, at most. */
const MARKS_EVERY_MS = 1_000;
const UNSENT = 'unsent:';
/** Of the texts in a notice, UTF-16 units. */
const LONGEST_TEXT = 2_000;

export interface Belongings {
  /** This agent is signed in at this backend; nothing happens when her things are here already. */
  take: (owner: { url: string; agentId: string }) => void;
  /** The snapshot is in force: what belongs to conversations that are gone is told or goes. */
  reattach: () => void;
  /** She is gone; her things stay where they are kept. */
  putAway: () => void;
  /** The conversation is over and out of sight. */
  closed: (interactionId: string) => void;
  /** The outbox has a word about a message whose conversation is not on the desk. */
  unattached: (entry: MaskedEntry) => void;
  noticeDismissed: (noticeId: string) => void;
  dispose: () => void;
}

export interface BelongingsDeps {
  keeping: Keeping;
  session: Pick<MaskedSession, 'outbox'>;
  store: Store;
  drafts: Drafts;
  clock: Clock;
}

export function createBelongings({ keeping, session, store, drafts, clock }: BelongingsDeps): Belongings {
  const { outbox } = session;
  let owner: string | undefined;
  let shelf: Shelf | undefined;
  let timer: ReturnType<Clock['setTimeout']> | undefined;
  /** As written down. */
  let marks = new Map<string, number>();
  /** Wrapped up by the backend: nobody has looked at what stood there last. */
  const unseen = new Set<string>();

  function attach(next: Shelf | undefined): void {
    shelf = next;
    marks = new Map(next?.readMarks());
    unseen.clear();
    outbox.attach(next?.outbox);
    drafts.attach(next);
  }

  const lostOf = (interactionId: string) =>
    outbox.list().filter((entry) => entry.interactionId === interactionId && entry.state === 'failed');

  function tellUnsent(interactionId: string): void {
    const lost = lostOf(interactionId);
    if (lost.length === 0) return;
    const whole = lost.map((entry) => entry.text.text).join('\n');
    const text = whole.length > LONGEST_TEXT ? `${whole.slice(0, LONGEST_TEXT)}…` : whole;
    const id = `${UNSENT}${interactionId}`;
    const params = { count: String(lost.length), text };
    const notice: NoticeView = { id, kind: 'unsent', params, at: clock.now(), sticky: true, tone: 'warning' };
    store.dispatch({ type: 'noticeRaised', notice });
  }

  function putAside(interactionId: string): void {
    for (const { clientMessageId } of lostOf(interactionId)) outbox.cancel(clientMessageId);
  }

  function writeMarks(): void {
    timer = undefined;
    if (shelf === undefined) return;
    for (const [interactionId, task] of store.state().tasks) {
      // Up to `readIndex` the backend keeps it.
      if (task.readMark <= Math.max(marks.get(interactionId) ?? -1, task.interaction.readIndex)) continue;
      marks.set(interactionId, task.readMark);
      shelf.saveReadMark(interactionId, task.readMark);
    }
  }

  function forgetMark(interactionId: string): void {
    if (marks.delete(interactionId)) shelf?.saveReadMark(interactionId, undefined);
  }

  store.onFact((fact) => {
    if (fact.type === 'wrapUpAutomatic') unseen.add(fact.interactionId);
  });
  const stop = store.onChange(({ slices }) => {
    if (slices.tasks !== undefined && shelf !== undefined) timer ??= clock.setTimeout(writeMarks, MARKS_EVERY_MS);
  });

  return {
    take: ({ url, agentId }) => {
      const next = `${agentId} ${url}`;
      if (next === owner) return;
      owner = next;
      attach(keeping.shelf({ url, agentId }));
    },
    reattach: () => {
      const { tasks } = store.state();
      drafts.keepOnly(tasks);
      for (const [interactionId, index] of [...marks]) {
        const task = tasks.get(interactionId);
        if (task === undefined) forgetMark(interactionId);
        else if (index > readIndexOf(task)) store.dispatch({ type: 'taskSeen', interactionId, index });
      }
      const gone = new Set<string>();
      for (const { interactionId } of outbox.list()) if (!tasks.has(interactionId)) gone.add(interactionId);
      for (const interactionId of gone) {
        // One that was on its way stays so: sent again with the same id, it is found or refused.
        outbox.fail(interactionId, 'INVALID_STATE');
        tellUnsent(interactionId);
      }
    },
    putAway: () => {
      owner = undefined;
      attach(undefined);
    },
    closed: (interactionId) => {
      // What had failed in front of her eyes went with the conversation she wrapped up; the rest she has to know.
      if (!unseen.delete(interactionId)) putAside(interactionId);
      outbox.fail(interactionId, 'INVALID_STATE');
      tellUnsent(interactionId);
      drafts.drop(interactionId);
      forgetMark(interactionId);
    },
    unattached: (entry) => {
      if (entry.state === 'failed') tellUnsent(entry.interactionId);
    },
    noticeDismissed: (noticeId) => {
      if (noticeId.startsWith(UNSENT)) putAside(noticeId.slice(UNSENT.length));
    },
    dispose: () => {
      if (timer !== undefined) clock.clearTimeout(timer);
      writeMarks();
      stop();
    },
  };
}
