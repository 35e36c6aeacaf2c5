// Start of the renderer: words, live regions, mirror, then the first paint with the real state (no flash of guesses).
import { restoreLocaleCheck } from './app/cheap-locale-check';
import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { Provider } from 'react-redux';
import { prepareAnnouncer } from './app/announcer';
import { App } from './app/App';
import { desk } from './app/desk-client';
import { feeds } from './app/feeds';
import { hydrate } from './app/hydrate';
import { startI18n } from './app/i18n';
import { keepView } from './app/kept-view';
import { followSounds } from './app/sounds';
import { watchNetworkReturn } from './app/network-return';
import { makeStore } from './app/store';

restoreLocaleCheck();
const store = makeStore();
prepareAnnouncer();

followSounds(feeds, () => store.getState().settings.values.soundVolume);
await hydrate({ desk, store, feeds });
startI18n(store.getState().settings.language);
keepView(store, window.sessionStorage);
watchNetworkReturn(window, desk);

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');
createRoot(root).render(
  <Provider store={store}>
    <App />
  </Provider>,
);
