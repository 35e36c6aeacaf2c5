// Main asks to bring a conversation up (a click on a notification, a deep link). Offers show themselves.
import { useEffect } from 'react';
import { accepting } from './accepting';
import { useAppDispatch, useDesk } from './store';
import { conversationSelected, revealDone } from './ui-slice';

export function useReveal(): void {
  const dispatch = useAppDispatch();
  const reveal = useDesk((state) => state.ui.reveal);
  const selectedId = useDesk((state) => state.ui.selectedId);
  useEffect(() => {
    if (reveal?.kind === 'conversation') dispatch(conversationSelected(reveal.interactionId));
    else if (reveal?.kind === 'accepted') accepting.acceptedOutside(reveal.interactionId, selectedId);
    else return;
    dispatch(revealDone());
  }, [dispatch, reveal, selectedId]);
}
