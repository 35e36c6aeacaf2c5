// Puts a part of the renderer on a desk double, hydrated as the program does it. Clean-up is the caller's `afterEach`.
import { act, cleanup, render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { Provider } from 'react-redux';
import type { DeskSlices, Language, Publication } from '../../../src-preload/contract';
import { feeds } from '../../../src-renderer/app/feeds';
import { hydrate } from '../../../src-renderer/app/hydrate';
import { setLanguage, startI18n } from '../../../src-renderer/app/i18n';
import { makeStore, type Store } from '../../../src-renderer/app/store';
import { createDeskDouble, type DeskDouble } from './desk-double';
import { sampleSlices } from './sample-desk';

export interface RendererStage extends Omit<DeskDouble, 'publish'> {
  store: Store;
  user: UserEvent;
  /** Publishes and lets React take it in. */
  publish: (slices: Partial<DeskSlices>, rest?: Partial<Omit<Publication, 'slices'>>) => void;
  /** Arguments of the calls of one path. */
  callsOf: (path: DeskDouble['calls'][number]['path']) => unknown[];
}

/** What jsdom does not have, and react-aria or the offer popover ask for. */
const MISSING: [owner: object, name: string, value: unknown][] = [
  [
    window,
    'matchMedia',
    (query: string) => ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }),
  ],
  [window, 'CSS', { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') }],
  [
    window,
    'ResizeObserver',
    // Nothing has a size here, so nothing changes it.
    class {
      observe = () => undefined;
      unobserve = () => undefined;
      disconnect = () => undefined;
    },
  ],
  [Element.prototype, 'scrollIntoView', () => undefined],
];

/** jsdom has no sound either, but an element that says so on the console instead of playing. */
function silenceMedia() {
  HTMLMediaElement.prototype.play = () => Promise.resolve();
}

function completeJsdom() {
  silenceMedia();
  for (const [owner, name, value] of MISSING) {
    if (Reflect.get(owner, name) === undefined)
      Object.defineProperty(owner, name, { value, configurable: true, writable: true });
  }
}

export async function renderStage(
  element: ReactNode,
  over: Partial<DeskSlices> = {},
  { language = 'en', now = Date.now() }: { language?: Language; now?: number } = {},
): Promise<RendererStage> {
  completeJsdom();
  const base = sampleSlices(now, over);
  const slices = { ...base, settings: { ...base.settings, language } };
  const double = createDeskDouble(slices);
  window.desk = double.desk;
  const store = makeStore();
  startI18n(language);
  setLanguage(language);
  await hydrate({ desk: double.desk, store, feeds });
  render(<Provider store={store}>{element}</Provider>);
  return {
    ...double,
    store,
    user: userEvent.setup(),
    publish: (changed, rest) => act(() => double.publish(changed, rest)),
    callsOf: (path) => double.calls.filter((call) => call.path === path).map(({ args }) => args),
  };
}

export function strikeStage(): void {
  cleanup();
  document.body.innerHTML = '';
}
