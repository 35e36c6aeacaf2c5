// Flashing in the taskbar, bouncing in the dock: while at least one request waits and the window has not the focus.
// Counted by request, so that the last one gone ends it whatever the order.
export interface AttentionSignal {
  start: () => void;
  stop: () => void;
}

export interface Attention {
  /** Ids of the requests that wait now, and whether the agent is in the window. */
  follow: (state: { ringing: readonly string[]; focused: boolean }) => void;
}

export function createAttention({ start, stop }: AttentionSignal): Attention {
  let known: ReadonlySet<string> = new Set();
  let isOn = false;
  return {
    follow({ ringing, focused }) {
      const isNew = ringing.some((id) => !known.has(id));
      known = new Set(ringing);
      const wanted = ringing.length > 0 && !focused;
      // The window manager may have ended it meanwhile: a new request begins anew.
      if (wanted && (!isOn || isNew)) start();
      else if (!wanted && isOn) stop();
      isOn = wanted;
    },
  };
}
