// Which notices are still to be shown by themselves: each for 8 s of time in which the agent could read it. The time
// stands still while the window is hidden and while the stack is held by pointer or focus.
import { useEffect, useState } from 'react';
import type { NoticeView } from '../../../src-preload/contract';

export const FRESH_MS = 8_000;
const STEP_MS = 500;

/** @returns those that have not had their time, in the order given */
export function useFresh(notices: readonly NoticeView[], isHeld: boolean): NoticeView[] {
  /** By id: how long it was there to be read, ms. What is older than this window's page is not shown again. */
  const [had, setHad] = useState<ReadonlyMap<string, number>>(
    () => new Map(notices.map(({ id, at }) => [id, Date.now() - at])),
  );
  const isFresh = ({ id }: NoticeView) => (had.get(id) ?? 0) < FRESH_MS;
  const isAnyFresh = notices.some((notice) => !notice.sticky && isFresh(notice));

  useEffect(() => {
    if (!isAnyFresh || isHeld) return;
    const timer = setInterval(() => {
      if (document.hidden) return;
      setHad((before) => new Map(notices.map(({ id }) => [id, (before.get(id) ?? 0) + STEP_MS])));
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [isAnyFresh, isHeld, notices]);

  return notices.filter(isFresh);
}
