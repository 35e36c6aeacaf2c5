// The window as an agent uses it: every screen by role and accessible name, in her language. Shared by the tests and the
// demo. Each screen is a file in `pages`; what stands on the desk itself is here without a prefix.
import { connectionStrip } from './pages/connection.mjs';
import { conversationPane } from './pages/conversation.mjs';
import { noticePlaces } from './pages/notices.mjs';
import { offerPopover } from './pages/offers.mjs';
import { quitDialog } from './pages/quit-dialog.mjs';
import { settingsDialog } from './pages/settings-dialog.mjs';
import { signInScreen } from './pages/sign-in.mjs';
import { targetDialog } from './pages/target-dialog.mjs';
import { taskList } from './pages/task-list.mjs';
import { topBar } from './pages/top-bar.mjs';
import { wrapUpPane } from './pages/wrap-up.mjs';
import { words } from './words.mjs';

/**
 * @param {import('@playwright/test').Page} page
 * @param {'en' | 'fr' | 'sl'} locale what the window is in
 */
export function deskPage(page, locale) {
  const t = words(locale);
  return {
    t,
    ...topBar(page, t),
    ...taskList(page, t),
    ...offerPopover(page, t),
    ...conversationPane(page, t),
    ...wrapUpPane(page, t),
    ...noticePlaces(page, t),
    connection: connectionStrip(page, t),
    signIn: signInScreen(page, t),
    settings: settingsDialog(page, t),
    transfer: targetDialog(page, t, 'transfer'),
    conference: targetDialog(page, t, 'conference'),
    quit: quitDialog(page, t),
  };
}

/** @typedef {ReturnType<typeof deskPage>} DeskPage */
