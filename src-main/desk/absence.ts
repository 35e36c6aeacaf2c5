// After an outage nothing goes out before the conversation is current (SPEC 3, reply guard): what came meanwhile is read
// and counted; has somebody else answered, messages that waited for the line wait for the agent's word as well.
import type { Ask } from './ask';
import type { Drafts } from './drafts';
import type { MaskedSession } from './masked-session';
import type { ReplyGuard } from './reply-guard';
import type { Store } from './store';
import { isForeignAnswer, isOthers } from '../domain/foreign-answer';
import { lastIndexOf, readIndexOf } from '../domain/unread';
import { isUsable, type Phase } from '../session';
import { MAX_PAGE } from '../../src-protocol';

export interface Absence {
  phase: (phase: Phase) => void;
  /** A snapshot is in force: conversations that are new here start from what the agent has read. */
  snapshot: () => void;
  /** Something of the outbox has changed: a question without messages is none. */
  settle: (interactionId: string) => void;
  /** What waits goes out. */
  sendAll: (interactionId: string) => void;
  /** What waits comes back: the agent's own words in their order, for her composer. */
  takeBack: (interactionId: string) => string;
  /** She has seen how many came; a question stays. */
  seen: (interactionId: string) => void;
  forget: (interactionId: string) => void;
  clear: () => void;
}

export interface AbsenceDeps {
  store: Store;
  session: Pick<MaskedSession, 'outbox'>;
  ask: Ask;
  guard: ReplyGuard;
  drafts: Pick<Drafts, 'read'>;
  /** What waits there waits for another reason now. */
  asked: (interactionId: string) => void;
}

export function createAbsence({ store, session, ask, guard, drafts, asked }: AbsenceDeps): Absence {
  const { outbox } = session;
  /** Conversation -> the last index known when the line went; until it has been looked at again. */
  const since = new Map<string, number>();
  let isAway = true;

  const awayOf = (interactionId: string) => store.state().tasks.get(interactionId)?.away;
  const isAsked = (interactionId: string) => awayOf(interactionId)?.answeredBy !== undefined;
  const waiting = (interactionId: string) =>
    outbox.list().filter((entry) => entry.interactionId === interactionId && entry.state === 'queued');

  function leave(interactionId: string, index: number): void {
    outbox.hold(interactionId);
    if (!since.has(interactionId)) since.set(interactionId, index);
  }

  /** Something waits there, or is half written. Else the unread messages in the transcript say all there is to say. */
  const isPrepared = (interactionId: string) =>
    waiting(interactionId).length > 0 || guard.isBegun(interactionId) || drafts.read(interactionId).trim() !== '';

  async function look(interactionId: string, from: number): Promise<void> {
    if (!isPrepared(interactionId)) {
      since.delete(interactionId);
      outbox.release(interactionId);
      return;
    }
    const page = await ask('message.list', { interactionId, after: from, limit: MAX_PAGE }, { whenOffline: 'hold' });
    if (isAway || since.get(interactionId) !== from) return;
    since.delete(interactionId);
    const { agent, tasks } = store.state();
    const task = tasks.get(interactionId);
    if (task === undefined || !page.ok) {
      outbox.release(interactionId);
      return;
    }
    const me = agent?.agentId;
    if (drafts.read(interactionId).trim() !== '') guard.begun(interactionId, from);
    const others = page.value.messages.filter((message) => message.index > from && isOthers(me, message));
    for (const message of others) guard.saw(message);
    const answer = others.findLast((message) => isForeignAnswer(task, me, message));
    const answeredBy = answer === undefined ? task.away?.answeredBy : (answer.author.displayName ?? '');
    const messages = (task.away?.messages ?? 0) + others.length;
    const asks = answeredBy !== undefined && waiting(interactionId).length > 0;
    tell(interactionId, messages, asks ? answeredBy : undefined);
    if (!asks) outbox.release(interactionId);
  }

  function tell(interactionId: string, messages: number, answeredBy: string | undefined): void {
    const away = answeredBy === undefined ? { messages } : { messages, answeredBy };
    const isNews = (answeredBy !== undefined) !== isAsked(interactionId);
    store.dispatch({ type: 'taskAway', interactionId, ...(messages > 0 || answeredBy !== undefined ? { away } : {}) });
    if (isNews) asked(interactionId);
  }

  function seen(interactionId: string): void {
    if (awayOf(interactionId) !== undefined && !isAsked(interactionId)) tell(interactionId, 0, undefined);
  }

  function answered(interactionId: string): void {
    tell(interactionId, 0, undefined);
    if (!since.has(interactionId)) outbox.release(interactionId);
  }

  return {
    phase: (phase) => {
      const isCurrent = isUsable(phase) && phase.current;
      if (isCurrent === !isAway) return;
      isAway = !isCurrent;
      if (isAway) for (const [id, task] of store.state().tasks) leave(id, lastIndexOf(task));
      else for (const [id, from] of [...since]) void look(id, from);
    },
    snapshot: () => {
      if (isAway) for (const [id, task] of store.state().tasks) leave(id, readIndexOf(task));
    },
    settle: (interactionId) => {
      if (!isAsked(interactionId) || waiting(interactionId).length > 0) return;
      tell(interactionId, awayOf(interactionId)?.messages ?? 0, undefined);
      if (!since.has(interactionId)) outbox.release(interactionId);
    },
    sendAll: answered,
    takeBack: (interactionId) => {
      const texts = waiting(interactionId).map(({ clientMessageId }) => {
        const taken = outbox.cancel(clientMessageId);
        return taken.ok ? taken.value.text : '';
      });
      answered(interactionId);
      return texts.filter((text) => text !== '').join('\n');
    },
    seen,
    forget: (interactionId) => {
      since.delete(interactionId);
      // Whatever it waited for: what was on its way is found or refused, what never went is told as unsent.
      outbox.release(interactionId);
    },
    clear: () => {
      since.clear();
    },
  };
}
