// Main asks to bring something up (a click on a notification, a deep link).
import { useEffect } from 'react';
import { feeds } from './feeds';
import { useAppDispatch } from './store';
import { conversationSelected } from './ui-slice';

export function useReveal(): void {
  const dispatch = useAppDispatch();
  useEffect(
    () =>
      feeds.on('reveal', (reveal) => {
        // Offers are always on top of everything: there is nothing to open for them.
        if (reveal.kind === 'conversation') dispatch(conversationSelected(reveal.interactionId));
      }),
    [dispatch],
  );
}
