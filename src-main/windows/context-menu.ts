// Shows the menu of the right mouse button in the agent's language.
import { Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import { editEntries, type EditEntry } from '../system/edit-menu';

/** Words of the menu, by the key in `native.json`. */
export type MenuWords = (
  key: `edit.${'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll' | 'learn' | 'none'}`,
) => string;

export function watchContextMenu(window: BrowserWindow, words: () => MenuWords): void {
  const { webContents } = window;

  function itemOf(entry: EditEntry, t: MenuWords): MenuItemConstructorOptions {
    switch (entry.kind) {
      case 'suggestion':
        return {
          label: entry.word,
          click: () => {
            webContents.replaceMisspelling(entry.word);
          },
        };
      case 'no-suggestion':
        return { label: t('edit.none'), enabled: false };
      case 'learn':
        return {
          label: t('edit.learn'),
          click: () => {
            webContents.session.addWordToSpellCheckerDictionary(entry.word);
          },
        };
      case 'line':
        return { type: 'separator' };
      case 'role':
        return { role: entry.role, label: t(`edit.${entry.role}`), enabled: entry.isEnabled };
    }
  }

  webContents.on('context-menu', (_event, clicked) => {
    const entries = editEntries(clicked);
    if (entries.length === 0) return;
    const t = words();
    Menu.buildFromTemplate(entries.map((entry) => itemOf(entry, t))).popup({ window });
  });
}
