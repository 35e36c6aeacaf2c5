// Transcripts as the window reads them: the newest page on opening, older ones on demand, and from then on every change
// while it is open. The messages are held once, here; what is published are the views of those that changed.
import type { Ask } from './ask';
import type { MaskedSession } from './masked-session';
import { createOutgoing, outgoingView } from './outgoing';
import { refusalOf } from './refusal-codes';
import type { Store } from './store';
import { messageView } from './views/message-view';
import type { MaskedEvent, MaskedMessage } from '../domain/masked';
import {
  applyDelivery,
  applyMarks,
  applyMessage,
  applyPage,
  applyRevisions,
  emptyTranscript,
  heldAfter,
  heldBefore,
  keyOf,
  type Transcript,
} from '../domain/transcript';
import type { Revision } from '../domain/revision';
import { isSpoken, readIndexOf, unreadOf } from '../domain/unread';
import { ok, refused, type MessageView, type Result, type TranscriptPage } from '../../src-preload/contract';
import { DEFAULT_PAGE } from '../../src-protocol';

export interface Transcripts {
  open: (interactionId: string) => Promise<Result<Omit<TranscriptPage, 'draft'>>>;
  older: (interactionId: string, before: number) => Promise<Result<Omit<TranscriptPage, 'draft'>>>;
  newer: (interactionId: string, after: number) => Promise<Result<Omit<TranscriptPage, 'draft'>>>;
  close: (interactionId: string) => void;
  /** Every event of the backend, before the domain has it. */
  apply: (event: MaskedEvent) => void;
  revise: (revisions: readonly Revision[]) => void;
  /** Asked again from the backend: after a snapshot, or when masking was switched. `wipe`: nothing held may stay in sight. */
  reset: (wipe?: boolean) => void;
  outgoing: ReturnType<typeof createOutgoing>;
  publishOutgoing: (interactionId: string, key: string) => void;
  /** All of them: they look different now. */
  publishAllOutgoing: (interactionId: string) => void;
  publishRemoved: (interactionId: string, key: string) => void;
  /** An own message the channel refused, as long as it is held. */
  failed: (interactionId: string, key: string) => MaskedMessage | undefined;
  /** The agent does not want to see it any more; the backend keeps it. */
  hide: (interactionId: string, key: string) => void;
  forget: (interactionId: string) => void;
  clear: () => void;
}

export interface TranscriptsDeps {
  ask: Ask;
  store: Store;
  session: Pick<MaskedSession, 'outbox' | 'command'>;
  offsetMs: () => number;
  /** Where the unread ones began when the conversation came on screen, which marks them as read. */
  unreadFrom: (interactionId: string) => number | undefined;
}

interface Entry {
  transcript: Transcript;
  open: boolean;
  /** The window was refused it and may show what it held before: it is told when it can be read. */
  missed: boolean;
  loading?: Promise<Result>;
  hidden: Set<string>;
}

export function createTranscripts({ ask, store, session, offsetMs, unreadFrom }: TranscriptsDeps): Transcripts {
  const entries = new Map<string, Entry>();
  const outgoing = createOutgoing();
  const me = () => store.state().agent;

  function entryOf(interactionId: string): Entry {
    const known = entries.get(interactionId);
    if (known !== undefined) return known;
    const entry: Entry = { transcript: emptyTranscript(interactionId), open: false, missed: false, hidden: new Set() };
    entries.set(interactionId, entry);
    return entry;
  }

  const viewOf = (entry: Entry, message: MaskedMessage) => messageView(message, me()?.agentId, entry.transcript.marks);

  function outgoingViews(interactionId: string): MessageView[] {
    const agent = me();
    const author = { name: agent?.displayName ?? '', participantId: agent?.agentId ?? '' };
    const isAsked = store.state().tasks.get(interactionId)?.away?.answeredBy !== undefined;
    return outgoing.list(interactionId).map((one) => outgoingView(one, author, isAsked, offsetMs()));
  }

  function publish(entry: Entry, upserted: MessageView[], removedKeys: string[] = []): void {
    if (!entry.open || upserted.length + removedKeys.length === 0) return;
    store.transcriptChanged({ interactionId: entry.transcript.interactionId, upserted, removedKeys });
  }

  function publishMessages(entry: Entry, messages: readonly MaskedMessage[]): void {
    if (!entry.open || messages.length === 0) return;
    const shown = messages.filter((message) => !entry.hidden.has(keyOf(message)));
    publish(
      entry,
      shown.map((message) => viewOf(entry, message)),
    );
  }

  function invalidate(entry: Entry, wipe = false): void {
    const { interactionId } = entry.transcript;
    entry.transcript = emptyTranscript(interactionId);
    delete entry.loading;
    if (entry.open || entry.missed)
      store.transcriptChanged({ interactionId, upserted: [], removedKeys: [], reset: true, ...(wipe ? { wipe } : {}) });
  }

  const newestOf = (interactionId: string) => ({ interactionId, limit: DEFAULT_PAGE });

  /** The wish is over, the command is not: once the same one is answered, the window asks again. */
  async function awaitReadable(entry: Entry): Promise<void> {
    const { interactionId } = entry.transcript;
    const page = await session.command('message.list', newestOf(interactionId), { whenOffline: 'hold' });
    if (page.ok && entry.missed && entries.get(interactionId) === entry) invalidate(entry);
  }

  async function fetchNewest(entry: Entry): Promise<Result> {
    const { transcript } = entry;
    const { interactionId } = transcript;
    const page = await ask('message.list', newestOf(interactionId), { whenOffline: 'hold' });
    // Meanwhile a snapshot came or the conversation went: this page belongs to what was before.
    if (entry.transcript !== transcript)
      return entries.get(interactionId) === entry ? load(entry) : refused('unknown-item');
    delete entry.loading;
    if (!page.ok) return refusalOf(page);
    const { messages, prev } = page.value;
    applyPage(transcript, prev === undefined ? { messages } : { messages, prev });
    for (const message of transcript.messages)
      if (message.clientMessageId !== undefined) outgoing.landed(interactionId, message.clientMessageId);
    const spoken = transcript.messages.findLast(isSpoken);
    if (spoken !== undefined) store.dispatch({ type: 'spokenFound', message: spoken });
    const interaction = store.state().tasks.get(interactionId)?.interaction;
    if (interaction !== undefined)
      applyMarks(transcript, { delivered: interaction.customerDeliveredIndex, read: interaction.customerReadIndex });
    return ok(null);
  }

  function load(entry: Entry): Promise<Result> {
    if (entry.transcript.loaded) return Promise.resolve(ok(null));
    entry.loading ??= fetchNewest(entry);
    return entry.loading;
  }

  function firstUnread(interactionId: string, transcript: Transcript): number | undefined {
    const task = store.state().tasks.get(interactionId);
    if (task === undefined || unreadOf(task) === 0) return undefined;
    const read = readIndexOf(task);
    return (
      transcript.messages.find(({ index, author }) => index > read && author.role === 'customer')?.index ?? read + 1
    );
  }

  function pageOf(entry: Entry, held: { messages: readonly MaskedMessage[]; prev?: number; next?: number }) {
    const shown = held.messages.filter((message) => !entry.hidden.has(keyOf(message)));
    return {
      interactionId: entry.transcript.interactionId,
      messages: shown.map((message) => viewOf(entry, message)),
      ...(held.prev === undefined ? {} : { prev: held.prev }),
      ...(held.next === undefined ? {} : { next: held.next }),
    };
  }

  function newestPage(entry: Entry) {
    const { messages, prev } = entry.transcript;
    const newest = messages.slice(-DEFAULT_PAGE);
    const more = messages.length > DEFAULT_PAGE ? newest[0]?.index : prev;
    return pageOf(entry, more === undefined ? { messages: newest } : { messages: newest, prev: more });
  }

  function applyCreated(message: MaskedMessage): void {
    const { interactionId, clientMessageId } = message;
    if (clientMessageId !== undefined) outgoing.landed(interactionId, clientMessageId);
    const entry = entries.get(interactionId);
    if (entry === undefined) return;
    const { changed, hole } = applyMessage(entry.transcript, message);
    if (hole) invalidate(entry);
    else publishMessages(entry, changed);
  }

  return {
    outgoing,
    open: async (interactionId) => {
      if (!store.state().tasks.has(interactionId)) return refused('unknown-item');
      const entry = entryOf(interactionId);
      // Before the page is asked for: what happens meanwhile is collected.
      entry.open = true;
      const before = firstUnread(interactionId, entry.transcript);
      const loaded = await load(entry);
      entry.missed = !loaded.ok;
      if (!loaded.ok) {
        entry.open = false;
        void awaitReadable(entry);
        return loaded;
      }
      const first = firstUnread(interactionId, entry.transcript) ?? before ?? unreadFrom(interactionId);
      const page = newestPage(entry);
      return ok({
        ...page,
        messages: [...page.messages, ...outgoingViews(interactionId)],
        ...(first === undefined ? {} : { firstUnread: first }),
      });
    },
    older: async (interactionId, before) => {
      const entry = entries.get(interactionId);
      if (entry === undefined || !store.state().tasks.has(interactionId)) return refused('unknown-item');
      const held = heldBefore(entry.transcript, before, DEFAULT_PAGE);
      if (held !== undefined) return ok(pageOf(entry, held));
      const page = await ask('message.list', { interactionId, before, limit: DEFAULT_PAGE });
      if (!page.ok) return refusalOf(page);
      const { messages, prev } = page.value;
      return ok(pageOf(entry, prev === undefined ? { messages } : { messages, prev }));
    },
    newer: async (interactionId, after) => {
      const entry = entries.get(interactionId);
      if (entry === undefined || !store.state().tasks.has(interactionId)) return refused('unknown-item');
      const held = heldAfter(entry.transcript, after, DEFAULT_PAGE);
      if (held !== undefined) return ok(pageOf(entry, held));
      const page = await ask('message.list', { interactionId, after, limit: DEFAULT_PAGE });
      if (!page.ok) return refusalOf(page);
      const { messages, next } = page.value;
      return ok(pageOf(entry, next === undefined ? { messages } : { messages, next }));
    },
    close: (interactionId) => {
      const entry = entries.get(interactionId);
      if (entry === undefined) return;
      entry.open = false;
      entry.missed = false;
    },
    apply: (event) => {
      if (event.type === 'message.created') applyCreated(event.data.message);
      else if (event.type === 'message.deliveryChanged') {
        const entry = entries.get(event.data.interactionId);
        if (entry === undefined) return;
        publishMessages(entry, applyDelivery(entry.transcript, event.data.messageId, event.data.delivery).changed);
      } else if ('interaction' in event.data) {
        const { interaction } = event.data;
        const entry = entries.get(interaction.interactionId);
        if (entry === undefined) return;
        const marks = { delivered: interaction.customerDeliveredIndex, read: interaction.customerReadIndex };
        publishMessages(entry, applyMarks(entry.transcript, marks));
      }
    },
    revise: (revisions) => {
      for (const [interactionId, entry] of entries) {
        const own = revisions.filter((revision) => revision.interactionId === interactionId);
        publishMessages(entry, applyRevisions(entry.transcript, own));
      }
    },
    reset: (wipe) => {
      store.turn(() => {
        outgoing.dropAccepted();
        for (const own of session.outbox.list()) outgoing.changed(own);
        for (const entry of entries.values()) invalidate(entry, wipe);
      });
    },
    publishOutgoing: (interactionId, key) => {
      const entry = entries.get(interactionId);
      if (entry === undefined) return;
      publish(
        entry,
        outgoingViews(interactionId).filter((view) => view.key === key),
      );
    },
    publishAllOutgoing: (interactionId) => {
      const entry = entries.get(interactionId);
      if (entry !== undefined) publish(entry, outgoingViews(interactionId));
    },
    publishRemoved: (interactionId, key) => {
      const entry = entries.get(interactionId);
      if (entry !== undefined) publish(entry, [], [key]);
    },
    failed: (interactionId, key) =>
      entries
        .get(interactionId)
        ?.transcript.messages.findLast(
          (message) =>
            keyOf(message) === key &&
            message.delivery?.state === 'failed' &&
            message.author.agentId !== undefined &&
            message.author.agentId === me()?.agentId,
        ),
    hide: (interactionId, key) => {
      const entry = entryOf(interactionId);
      entry.hidden.add(key);
      publish(entry, [], [key]);
    },
    forget: (interactionId) => {
      entries.delete(interactionId);
      outgoing.drop(interactionId);
    },
    clear: () => {
      entries.clear();
      outgoing.clear();
    },
  };
}
