// What counts as read: the conversation on screen while the window is visible and has the focus (SPEC 8). Told to the
// backend at most once in five seconds a conversation (PROTOCOL 5).
import type { MaskedSession } from './masked-session';
import type { Store } from './store';
import { lastIndexOf, readIndexOf, unreadOf } from '../domain/unread';
import type { Clock } from '../session';
import { RECEIPT_EVERY_MS } from '../../src-protocol';

export interface ReadMarks {
  showing: (interactionId: string | null) => void;
  setWindowState: (state: { visible: boolean; focused: boolean }) => void;
  /** On screen, visible, focused. */
  isSeen: (interactionId: string) => boolean;
  /** The conversation on screen had unread messages from this index on when it came there. */
  unreadFrom: (interactionId: string) => number | undefined;
  /** Whatever changed: marks what is seen now. */
  refresh: () => void;
  onSeen: (listener: (interactionId: string) => void) => void;
  forget: (interactionId: string) => void;
  dispose: () => void;
}

interface Receipt {
  sentAt: number;
  timer?: ReturnType<Clock['setTimeout']>;
}

export function createReadMarks(deps: {
  store: Store;
  session: Pick<MaskedSession, 'command'>;
  clock: Clock;
}): ReadMarks {
  const { store, session, clock } = deps;
  let shown: string | null = null;
  let divider: number | undefined;
  let window = { visible: true, focused: false };
  const receipts = new Map<string, Receipt>();
  const listeners = new Set<(interactionId: string) => void>();

  const isSeen = (interactionId: string) => shown === interactionId && window.visible && window.focused;

  function tell(interactionId: string): void {
    const task = store.state().tasks.get(interactionId);
    if (task === undefined || task.readMark <= task.interaction.readIndex) return;
    receipts.set(interactionId, { sentAt: clock.now() });
    // Lost with the connection is no harm: the next look at the conversation tells it again.
    void session.command('message.markRead', { interactionId, index: task.readMark }, { ephemeral: true });
  }

  function plan(interactionId: string): void {
    const receipt = receipts.get(interactionId);
    if (receipt?.timer !== undefined) return;
    const wait = receipt === undefined ? 0 : receipt.sentAt + RECEIPT_EVERY_MS - clock.now();
    if (receipt === undefined || wait <= 0) tell(interactionId);
    else
      receipt.timer = clock.setTimeout(
        () => {
          delete receipt.timer;
          tell(interactionId);
        },
        Math.min(wait, RECEIPT_EVERY_MS),
      );
  }

  function refresh(): void {
    if (shown === null || !isSeen(shown)) return;
    const id = shown;
    const task = store.state().tasks.get(id);
    if (task === undefined) return;
    const index = lastIndexOf(task);
    const wasUnread = unreadOf(task) > 0;
    if (index > task.readMark) store.dispatch({ type: 'taskSeen', interactionId: id, index });
    if (index > task.interaction.readIndex) plan(id);
    if (wasUnread) for (const listener of listeners) listener(id);
  }

  return {
    isSeen,
    refresh,
    unreadFrom: (interactionId) => (shown === interactionId ? divider : undefined),
    showing: (interactionId) => {
      if (shown !== interactionId) {
        const task = store.state().tasks.get(interactionId ?? '');
        divider = task !== undefined && unreadOf(task) > 0 ? readIndexOf(task) + 1 : undefined;
      }
      shown = interactionId;
      refresh();
    },
    setWindowState: (state) => {
      window = state;
      refresh();
    },
    onSeen: (listener) => {
      listeners.add(listener);
    },
    forget: (interactionId) => {
      const timer = receipts.get(interactionId)?.timer;
      if (timer !== undefined) clock.clearTimeout(timer);
      receipts.delete(interactionId);
      if (shown === interactionId) shown = null;
    },
    dispose: () => {
      for (const { timer } of receipts.values()) if (timer !== undefined) clock.clearTimeout(timer);
      listeners.clear();
    },
  };
}
