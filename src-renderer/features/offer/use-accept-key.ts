// F8 accepts the earliest contact request from anywhere in the window, also from the middle of a sentence: it types
// nothing on any layout and needs no modifier (none on Ctrl+Alt, which is AltGr).
import { useEffect, useRef } from 'react';

export const ACCEPT_KEY = 'F8';

export function useAcceptKey(accept: () => void): void {
  const latest = useRef(accept);
  useEffect(() => {
    latest.current = accept;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== ACCEPT_KEY || event.repeat || event.isComposing) return;
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      latest.current();
    };
    // Capture: a dialog that swallows keys must not swallow this one.
    window.addEventListener('keydown', onKeyDown, true);
    return () => {
      window.removeEventListener('keydown', onKeyDown, true);
    };
  }, []);
}
