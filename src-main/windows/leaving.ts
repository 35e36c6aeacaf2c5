// Ending the program by the agent's own hand: with open work it asks in the window first (SPEC 8). The system's own
// ends (shutdown, log-out, a signal) never come here, so that nothing holds them up.
import { ok, type Handlers, type OpenWork } from '../../src-preload/contract';

export interface Leaving {
  /** She wants to end the program. @returns whether it ends; false: she is being asked */
  ask: () => boolean;
  /** Something changed on the desk: the question shows what is open now. */
  refresh: () => void;
  handlers: Handlers['program'];
}

export interface LeavingDeps {
  work: () => OpenWork;
  publish: (quit: OpenWork | null) => void;
  /** Is there a page that can ask? */
  canAsk: () => boolean;
  bringForward: () => void;
  /** Ends the program without asking. */
  end: () => void;
}

const isNothing = (work: OpenWork) => Object.values(work).every((count) => count === 0);

export function createLeaving({ work, publish, canAsk, bringForward, end }: LeavingDeps): Leaving {
  let asking: string | undefined;
  const show = () => {
    const open = work();
    const said = JSON.stringify(open);
    if (said === asking) return;
    asking = said;
    publish(open);
  };
  const answered = () => {
    asking = undefined;
    publish(null);
  };
  return {
    ask() {
      if (isNothing(work()) || !canAsk()) {
        end();
        return true;
      }
      show();
      bringForward();
      return false;
    },
    refresh() {
      if (asking !== undefined) show();
    },
    handlers: {
      stay: () => {
        answered();
        return Promise.resolve(ok(null));
      },
      quit: () => {
        answered();
        end();
        return Promise.resolve(ok(null));
      },
    },
  };
}
