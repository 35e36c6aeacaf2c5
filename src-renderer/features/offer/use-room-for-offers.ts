// In a narrow window the popover is as wide as the window and would lie on the composer. It tells its height as a CSS
// length on the root, so that the panes below it can keep clear (and nothing has to cover or be covered).
import { useEffect, type RefObject } from 'react';

const ROOM = '--offer-room';

export function useRoomForOffers(root: RefObject<HTMLElement | null>, shown: boolean): void {
  useEffect(() => {
    const element = root.current;
    const { style } = document.documentElement;
    if (!shown || !element) {
      style.removeProperty(ROOM);
      return undefined;
    }
    const observer = new ResizeObserver(() => {
      style.setProperty(ROOM, `${String(Math.ceil(element.getBoundingClientRect().height))}px`);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.removeProperty(ROOM);
    };
  }, [root, shown]);
}
