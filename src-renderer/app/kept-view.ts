// What was on screen comes back after a reload or a crash of the page: the conversation, and the page of the narrow
// layout. Kept in the session storage of the window (an id and a word, nothing of the customer's) and gone with it.
import type { Store } from './store';
import { conversationSelected, pageShown, type Page } from './ui-slice';

const KEY = 'view';
const PAGES: readonly unknown[] = ['tasks', 'conversation', 'customer'] satisfies Page[];

interface View {
  selectedId: string;
  page: Page;
}

function readView(storage: Storage): View | null {
  try {
    const { selectedId, page } = JSON.parse(storage.getItem(KEY) ?? '{}') as Record<string, unknown>;
    return typeof selectedId === 'string' && PAGES.includes(page) ? { selectedId, page: page as Page } : null;
  } catch {
    return null;
  }
}

/** Call when the store holds the first snapshot: shows what was shown before, as far as it is still there. */
export function keepView(store: Store, storage: Storage): void {
  const before = readView(storage);
  if (before && store.getState().tasks.some(({ interactionId }) => interactionId === before.selectedId)) {
    store.dispatch(conversationSelected(before.selectedId));
    store.dispatch(pageShown(before.page));
  }
  let written: string | null = null;
  store.subscribe(() => {
    const { selectedId, page } = store.getState().ui;
    const now = selectedId === null ? '' : JSON.stringify({ selectedId, page });
    if (now === written) return;
    written = now;
    if (now === '') storage.removeItem(KEY);
    else storage.setItem(KEY, now);
  });
}
