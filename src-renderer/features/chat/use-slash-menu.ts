// The list that a slash opens while the agent writes: the focus stays in the field, arrow keys move the active answer,
// Enter or Tab takes it, Escape closes the list and keeps the text.
import { useEffect, useState, type KeyboardEvent } from 'react';
import type { CannedReplyView } from '../../../src-preload/contract';
import { fittingReplies, slashQuery } from './canned-query';
import type { CannedReplySource } from './use-canned-replies';

export interface SlashMenu {
  isOpen: boolean;
  query: string;
  shown: readonly CannedReplyView[];
  activeId: string | undefined;
  take: (reply: CannedReplyView) => void;
  /** True when the key belonged to the list. */
  onKey: (event: KeyboardEvent) => boolean;
  /** The caret moved. */
  moved: (caret: number) => void;
  close: () => void;
}

export function useSlashMenu(
  text: string,
  { held, want }: CannedReplySource,
  insert: (reply: CannedReplyView, range: { from: number; to: number }) => void,
): SlashMenu {
  const [caret, setCaret] = useState(0);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const [chosen, setChosen] = useState<string | undefined>();
  const slash = slashQuery(text, Math.min(caret, text.length));
  const from = slash?.from ?? null;
  // Another slash is another question.
  if (closedAt !== null && closedAt !== from) setClosedAt(null);
  const isOpen = slash !== null && closedAt !== from;
  const shown = isOpen && held.state === 'there' ? fittingReplies(held.replies, slash.query) : [];
  const activeId = shown.some(({ id }) => id === chosen) ? chosen : shown[0]?.id;

  useEffect(() => {
    if (isOpen) want();
  }, [isOpen, want]);

  const close = () => {
    setClosedAt(from);
  };
  const take = (reply: CannedReplyView) => {
    if (slash === null) return;
    setChosen(undefined);
    insert(reply, { from: slash.from, to: slash.from + 1 + slash.query.length });
  };
  const step = (by: 1 | -1) => {
    const at = shown.findIndex(({ id }) => id === activeId);
    setChosen(shown.at((at + by) % shown.length)?.id);
  };

  const onKey = ({ key, shiftKey, ctrlKey, altKey, metaKey, nativeEvent }: KeyboardEvent): boolean => {
    if (!isOpen || nativeEvent.isComposing || shiftKey || ctrlKey || altKey || metaKey) return false;
    if (key === 'Escape') {
      close();
      return true;
    }
    const active = shown.find(({ id }) => id === activeId);
    if (active === undefined) return false;
    if (key === 'ArrowDown') step(1);
    else if (key === 'ArrowUp') step(-1);
    else if (key === 'Enter' || key === 'Tab') take(active);
    else return false;
    return true;
  };

  return { isOpen, query: slash?.query ?? '', shown, activeId, take, onKey, moved: setCaret, close };
}
