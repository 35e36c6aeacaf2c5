// An accepted request takes its button with it. The focus then goes back to where it was before the popover had it: a
// half-typed message, or an open dialog, which would not hear Escape otherwise.
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

export function useFocusBack(root: RefObject<HTMLElement | null>): void {
  const outside = useRef<HTMLElement | null>(null);
  const isInside = useRef(false);

  useEffect(() => {
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      isInside.current = root.current?.contains(target) ?? false;
      if (!isInside.current) outside.current = target;
    };
    document.addEventListener('focusin', onFocusIn);
    return () => {
      document.removeEventListener('focusin', onFocusIn);
    };
  }, [root]);

  // After every change of the popover: whether the focus was lost with it.
  useLayoutEffect(() => {
    if (!isInside.current || document.activeElement !== document.body) return;
    isInside.current = false;
    if (outside.current?.isConnected) outside.current.focus({ preventScroll: true });
  });
}
