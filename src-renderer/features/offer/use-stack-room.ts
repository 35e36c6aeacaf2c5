// Watches the size of the window, in rem, for how much of the stack there is room for.
import { useEffect, useState, type RefObject } from 'react';
import { roomFor, SHOWN, type StackRoom } from './offer-stack';

/** @param layer covers the window; null while nothing is shown */
export function useStackRoom(layer: RefObject<HTMLElement | null>, shown: boolean): StackRoom {
  const [room, setRoom] = useState<StackRoom>({ full: true, rows: SHOWN });
  useEffect(() => {
    const element = layer.current;
    if (!shown || !element) return undefined;
    const measure = () => {
      const { clientWidth, clientHeight } = element;
      // Not laid out: nothing to go by.
      if (clientHeight === 0) return;
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const next = roomFor(clientWidth / rem, clientHeight / rem);
      setRoom((before) => (before.full === next.full && before.rows === next.rows ? before : next));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // The UI scale changes no size in pixels.
    const scale = new MutationObserver(measure);
    scale.observe(document.documentElement, { attributeFilter: ['style'] });
    return () => {
      observer.disconnect();
      scale.disconnect();
    };
  }, [layer, shown]);
  return room;
}
