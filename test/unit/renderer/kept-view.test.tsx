// What was on screen comes back after a reload, as far as it is still there.
import { beforeEach, describe, expect, it } from 'vitest';
import { published } from '../../../src-renderer/app/desk-slices';
import { keepView } from '../../../src-renderer/app/kept-view';
import { makeStore } from '../../../src-renderer/app/store';
import { conversationSelected, pageShown } from '../../../src-renderer/app/ui-slice';
import { sampleTask } from '../../kit/renderer/sample-desk';

const now = 1_700_000_000_000;
const one = sampleTask(now, 'one');
const two = sampleTask(now, 'two');

/** A page that has its first snapshot. */
function loaded(tasks = [one, two]) {
  const store = makeStore();
  store.dispatch(published({ tasks }));
  keepView(store, sessionStorage);
  return store;
}
const shown = ({ getState }: ReturnType<typeof makeStore>) => {
  const { selectedId, page } = getState().ui;
  return { selectedId, page };
};

beforeEach(() => {
  sessionStorage.clear();
});

describe('what was on screen', () => {
  it('comes back with its page', () => {
    const before = loaded();
    before.dispatch(conversationSelected(two.interactionId));
    before.dispatch(pageShown('customer'));
    expect(shown(loaded())).toEqual({ selectedId: two.interactionId, page: 'customer' });
  });

  it('is not there for a conversation that is gone', () => {
    loaded().dispatch(conversationSelected(two.interactionId));
    expect(shown(loaded([one]))).toEqual({ selectedId: null, page: 'tasks' });
  });

  it('is forgotten when nothing is shown any more', () => {
    const before = loaded();
    before.dispatch(conversationSelected(two.interactionId));
    const after = loaded();
    after.dispatch(conversationSelected(null));
    expect(shown(loaded())).toEqual({ selectedId: null, page: 'tasks' });
  });

  it('is nothing at first, and nothing from a torn entry', () => {
    expect(shown(loaded())).toEqual({ selectedId: null, page: 'tasks' });
    for (const entry of ['{', 'null', '{"selectedId":7,"page":"tasks"}', '{"selectedId":"two","page":"elsewhere"}']) {
      sessionStorage.setItem('view', entry);
      expect(shown(loaded())).toEqual({ selectedId: null, page: 'tasks' });
    }
  });
});
