// Main asks to bring a conversation up (a click on a notification, a deep link). Offers show themselves.
import { useEffect } from 'react';
import { useAppDispatch, useDesk } from './store';
import { conversationSelected, revealDone } from './ui-slice';

export function useReveal(): void {
  const dispatch = useAppDispatch();
  const reveal = useDesk((state) => state.ui.reveal);
  useEffect(() => {
    if (reveal?.kind !== 'conversation') return;
    dispatch(conversationSelected(reveal.interactionId));
    dispatch(revealDone());
  }, [dispatch, reveal]);
}
