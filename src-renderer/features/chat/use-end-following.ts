// Keeps the transcript at its end while the agent is there, and lets go of it when her own hand scrolls up: wheel, finger,
// key or the bar. Whatever else moves the list is no reading back.
import { useEffect, useRef, type KeyboardEvent, type RefObject, type WheelEvent } from 'react';

/** Closer to the end than this counts as being there, px. */
const AT_END = 32;
const UPWARDS = new Set(['ArrowUp', 'PageUp', 'Home']);

export interface EndFollowing {
  following: RefObject<boolean>;
  /** To the end, at once. */
  end: () => void;
  /** Call with each new scroll offset. */
  moved: (offset: number) => void;
  /** For the scroller. */
  handlers: {
    onWheel: (event: WheelEvent) => void;
    onKeyDown: (event: KeyboardEvent) => void;
    onTouchMove: () => void;
    onPointerDown: () => void;
    onPointerUp: () => void;
    onScrollEnd: () => void;
  };
}

/**
 * @param changed told when she leaves the end and when she is there again
 * @param isCut what is held does not end with the newest message: its end is not the end
 */
export function useEndFollowing(
  scroller: RefObject<HTMLElement | null>,
  isCut: boolean,
  changed: (follows: boolean) => void,
): EndFollowing {
  const following = useRef(true);
  const lastOffset = useRef(0);
  const byHand = useRef(false);

  // Not by the list's own scrolling to an index: that waits for measurements and pulls her back down meanwhile.
  const end = () => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  };

  // A row is measured, the window gets smaller, the composer taller, the wrap-up comes: the end stays in sight.
  useEffect(() => {
    const element = scroller.current;
    const observer = new ResizeObserver(() => {
      if (following.current && element) element.scrollTop = element.scrollHeight;
    });
    for (const observed of [element, element?.lastElementChild]) if (observed) observer.observe(observed);
    return () => {
      observer.disconnect();
    };
  }, [scroller]);

  const follow = (on: boolean) => {
    following.current = on;
    changed(on);
  };
  const hand = () => {
    byHand.current = true;
  };
  const handAway = () => {
    byHand.current = false;
  };
  /** She is about to scroll up: nothing may pull her down again before the list has moved. */
  const leave = () => {
    hand();
    if ((scroller.current?.scrollTop ?? 0) > 0) following.current = false;
  };

  return {
    following,
    end,
    moved: (offset) => {
      const { scrollHeight = 0, clientHeight = 0 } = scroller.current ?? {};
      const upwards = offset < lastOffset.current - 1;
      lastOffset.current = offset;
      if (scrollHeight - clientHeight - offset <= AT_END && !isCut) follow(true);
      else if (!following.current || (upwards && byHand.current)) follow(false);
    },
    handlers: {
      onWheel: ({ deltaY }) => {
        if (deltaY < 0) leave();
      },
      onKeyDown: ({ key, shiftKey }) => {
        if (UPWARDS.has(key) || (key === ' ' && shiftKey)) leave();
        else if (key === 'Tab') hand();
      },
      onTouchMove: hand,
      onPointerDown: hand,
      onPointerUp: handAway,
      onScrollEnd: handAway,
    },
  };
}
