// Tells the desk that the agent is writing: once at the start, again every few seconds (PROTOCOL 5: refreshed every
// 3 s, expires after 10 s), and once when the writing stops.
const REFRESH_MS = 3_000;
const STOP_AFTER_MS = 5_000;

export function makeTypingSignal(tell: (on: boolean) => void, now: () => number = () => Date.now()) {
  let lastTold = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
    if (lastTold === Number.NEGATIVE_INFINITY) return;
    lastTold = Number.NEGATIVE_INFINITY;
    tell(false);
  };
  return {
    /** A key press that left some text in the composer. */
    pressed(): void {
      clearTimeout(timer);
      timer = setTimeout(stop, STOP_AFTER_MS);
      if (now() - lastTold < REFRESH_MS) return;
      lastTold = now();
      tell(true);
    },
    /** Sent, emptied, left. */
    stop,
  };
}
