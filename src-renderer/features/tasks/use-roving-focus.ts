// One tab stop for a list: arrows, Home and End move within it, letters jump to the next name that starts with them.
import { useCallback, useRef, useState, type KeyboardEvent } from 'react';

export interface Roving {
  /** The item that takes the tab stop. */
  tabStop: string | null;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  itemRef: (id: string, element: HTMLElement | null) => void;
  onFocus: (id: string) => void;
}

export interface RovingItem {
  id: string;
  name: string;
}

const TYPE_AHEAD_MS = 700;

/** @param preferred takes the tab stop until another item has had the focus */
export function useRovingFocus(items: readonly RovingItem[], preferred: string | null): Roving {
  const elements = useRef(new Map<string, HTMLElement>());
  const typed = useRef({ text: '', at: 0 });
  const [focused, setFocused] = useState<string | null>(null);
  const holds = (id: string | null) => id !== null && items.some((item) => item.id === id);
  const tabStop = holds(focused) ? focused : holds(preferred) ? preferred : (items[0]?.id ?? null);

  const focus = (item: RovingItem | undefined) => {
    if (item) elements.current.get(item.id)?.focus();
  };

  const typeAhead = (event: KeyboardEvent, from: number) => {
    const { key, timeStamp } = event;
    const goesOn = timeStamp - typed.current.at < TYPE_AHEAD_MS;
    typed.current = { text: goesOn ? typed.current.text + key : key, at: timeStamp };
    const wanted = typed.current.text.toLocaleLowerCase();
    const start = wanted.length === 1 ? from + 1 : Math.max(from, 0);
    const order = [...items.slice(start), ...items.slice(0, start)];
    focus(order.find(({ name }) => name.toLocaleLowerCase().startsWith(wanted)));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const at = items.findIndex(({ id }) => elements.current.get(id) === document.activeElement);
    const moves: Partial<Record<string, number>> = {
      ArrowDown: Math.min(at + 1, items.length - 1),
      ArrowUp: Math.max(at - 1, 0),
      Home: 0,
      End: items.length - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      focus(items[to]);
    } else if (event.key.length === 1 && event.key !== ' ') typeAhead(event, at);
  };

  const itemRef = useCallback((id: string, element: HTMLElement | null) => {
    if (element) elements.current.set(id, element);
    else elements.current.delete(id);
  }, []);

  return { tabStop, onKeyDown, itemRef, onFocus: setFocused };
}
