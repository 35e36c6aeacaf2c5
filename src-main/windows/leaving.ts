// Ending the program by the agent's own hand: with open work it asks in the window first (SPEC 8). The system's own
// ends (shutdown, log-out, a signal) never come here, so that nothing holds them up.
import { ok, type Handlers, type LeavingQuestion, type OpenWork } from '../../src-preload/contract';

export interface Leaving {
  /**
   * She wants to end the program.
   * @param restart she wants it to start again afterwards: ends it in this way
   * @returns whether it ends; false: she is being asked
   */
  ask: (restart?: () => void) => boolean;
  /** Something changed on the desk: the question shows what is open now. */
  refresh: () => void;
  handlers: Handlers['program'];
}

export interface LeavingDeps {
  work: () => OpenWork;
  publish: (quit: LeavingQuestion | null) => void;
  /** Is there a page that can ask? */
  canAsk: () => boolean;
  bringForward: () => void;
  /** Ends the program without asking. */
  end: () => void;
}

const isNothing = (work: OpenWork) => Object.values(work).every((count) => count === 0);

export function createLeaving({ work, publish, canAsk, bringForward, end }: LeavingDeps): Leaving {
  let asking: string | undefined;
  let restart: (() => void) | undefined;
  const finish = () => (restart ?? end)();
  const show = () => {
    const open = { ...work(), ...(restart ? { isRestart: true as const } : {}) };
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
    ask(wanted) {
      restart = wanted;
      if (isNothing(work()) || !canAsk()) {
        finish();
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
        finish();
        return Promise.resolve(ok(null));
      },
    },
  };
}
