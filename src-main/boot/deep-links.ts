// Follows `parley://` links: from the command line of this start, from a second start, from macOS. What cannot be shown
// explains itself in the window; a link that comes too early waits for the sign-in.
import type { Reveal } from '../../src-preload/contract';
import type { Desk } from '../desk';
import type { Outlet } from '../ipc/outlet';
import { readLink } from '../system/deep-link';

export interface DeepLinks {
  /** The agent followed this link: she wants to see the window. */
  open: (link: string) => void;
}

export interface DeepLinksDeps {
  desk: Pick<Desk, 'slices' | 'onChange' | 'raiseNotice' | 'handlers'>;
  outlet: Pick<Outlet, 'publish'>;
  bringForward: () => void;
}

type Outcome = 'malformed' | 'gone-offer' | 'gone-conversation' | 'waiting';

const NOTICE = 'deep-link';

export function createDeepLinks({ desk, outlet, bringForward }: DeepLinksDeps): DeepLinks {
  let waiting: Reveal | undefined;

  const isSignedIn = () => {
    const kind = desk.slices().presence?.state.kind;
    return kind !== undefined && kind !== 'logged-out';
  };
  const isHere = (wanted: Reveal) => {
    const { offers, tasks } = desk.slices();
    return wanted.kind === 'offer'
      ? offers.some(({ reservationId }) => reservationId === wanted.reservationId)
      : tasks.some(({ interactionId }) => interactionId === wanted.interactionId);
  };
  const explain = (outcome: Outcome) => {
    const tone = outcome === 'waiting' ? 'info' : 'warning';
    desk.raiseNotice({ id: NOTICE, kind: 'deep-link', params: { outcome }, sticky: true, tone });
  };

  function follow(wanted: Reveal): void {
    waiting = undefined;
    if (isHere(wanted)) {
      // What an earlier link had to say is over.
      void desk.handlers.notice.dismiss({ noticeId: NOTICE });
      outlet.publish({ reveal: wanted });
    } else explain(wanted.kind === 'offer' ? 'gone-offer' : 'gone-conversation');
  }

  desk.onChange(() => {
    if (waiting && isSignedIn()) follow(waiting);
  });

  return {
    open(link) {
      bringForward();
      const wanted = readLink(link);
      if (!wanted) explain('malformed');
      else if (isSignedIn()) follow(wanted);
      else {
        waiting = wanted;
        explain('waiting');
      }
    },
  };
}
