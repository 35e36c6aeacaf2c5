// Tells main which conversation is on screen: what is seen counts as read and needs no notification (SPEC 8). In the
// narrow layout a selected conversation may stand behind the task list; then none is shown.
import { useEffect, useState, type RefObject } from 'react';
import { desk } from '../../app/desk-client';

/** @param pane the conversation pane; hidden panes have no size */
export function useShowing(interactionId: string | null, pane: RefObject<HTMLElement | null>): void {
  const [visible, setVisible] = useState(true);

  useEffect(() => {
    const element = pane.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setVisible(entry.contentRect.width > 0);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [pane]);

  const shown = visible ? interactionId : null;
  useEffect(() => {
    void desk.view.showing({ interactionId: shown });
  }, [shown]);
}
