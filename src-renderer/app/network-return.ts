// The network is back: the line is looked at anew at once, instead of at the end of its back-off. Only the page is told.
import type { Desk } from '../../src-preload/contract';

/** @returns the way to stop */
export function watchNetworkReturn(page: EventTarget, desk: Pick<Desk, 'session'>): () => void {
  const retry = () => void desk.session.retryNow({});
  page.addEventListener('online', retry);
  return () => {
    page.removeEventListener('online', retry);
  };
}
