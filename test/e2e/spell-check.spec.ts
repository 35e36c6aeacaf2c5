// Issue 3, composer: spelling is checked in the language of the interface, by dictionaries that come with the program.
// Nothing is downloaded for it. Seen where the agent sees it: what the right mouse button offers for a word.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Parley, type Language } from '../kit/launch';

/** Right words have an inflected form, a diacritic, an apostrophe; wrong ones with what must be offered. */
const WORDS: Record<Language, { right: string[]; wrong: [word: string, offered: string][] }> = {
  en: {
    right: ['parcels', 'unhappily', "don't"],
    wrong: [
      ['recieve', 'receive'],
      ['čebela', ''],
    ],
  },
  fr: {
    right: ['déjà', 'écrirons', "l'homme"],
    wrong: [
      ['bonjuor', 'bonjour'],
      ['deja', 'déjà'],
    ],
  },
  sl: {
    right: ['čebela', 'najlepši', 'pošiljki'],
    wrong: [
      ['prjatelj', 'prijatelj'],
      ['čebala', 'čebela'],
    ],
  },
};

/** Main writes down what a right click finds, and shows no menu: that would be one of the system's. */
async function watchRightClicks({ app }: Parley) {
  await app.evaluate(({ BrowserWindow, Menu }) => {
    Menu.prototype.popup = () => undefined;
    BrowserWindow.getAllWindows()[0]?.webContents.on(
      'context-menu',
      (_event, { misspelledWord, dictionarySuggestions }) => {
        Object.assign(globalThis, { rightClicked: { misspelledWord, dictionarySuggestions } });
      },
    );
  });
}

interface Found {
  misspelledWord: string;
  dictionarySuggestions: string[];
}

/** Writes the word alone into the composer and clicks it with the right button. */
async function rightClick({ app, deskIn }: Parley, language: Language, word: string): Promise<Found> {
  const composer = deskIn(language).composer();
  await composer.fill('');
  // Chromium checks what is typed, when the word is over.
  await composer.pressSequentially(`${word} `);
  await app.evaluate(() => {
    Object.assign(globalThis, { rightClicked: null });
  });
  await composer.click({ button: 'right', position: { x: 20, y: 16 } });
  const found = () => app.evaluate(() => (globalThis as unknown as { rightClicked: Found | null }).rightClicked);
  await expect.poll(found).not.toBeNull();
  return (await found()) ?? { misspelledWord: '', dictionarySuggestions: [] };
}

async function expectChecked(parley: Parley, language: Language) {
  const { right, wrong } = WORDS[language];
  for (const [word, offered] of wrong) {
    // The dictionary may still be on its way.
    await expect(async () => {
      const { misspelledWord, dictionarySuggestions } = await rightClick(parley, language, word);
      expect(misspelledWord).toBe(word);
      if (offered !== '') expect(dictionarySuggestions).toContain(offered);
    }).toPass({ timeout: 20_000 });
  }
  for (const word of right) expect(await rightClick(parley, language, word)).toMatchObject({ misspelledWord: '' });
}

test('what is misspelt is marked in the language of the interface, without any download', async ({
  launchParley,
  backend,
}) => {
  const parley = await launchParley({ locale: 'en' });
  const { app, userData } = parley;
  await app.evaluate(({ session }) => {
    const wanted: string[] = [];
    Object.assign(globalThis, { wantedDictionaries: wanted });
    session.defaultSession.on('spellcheck-dictionary-download-begin', (_event, code) => wanted.push(code));
  });
  await converse(await readyDesk(parley), backend);
  await watchRightClicks(parley);
  await expectChecked(parley, 'en');
  // One that is not needed is not copied.
  expect(readdirSync(join(userData, 'Dictionaries'))).toEqual(['en-US-10-1.bdic']);

  const names = { fr: 'Français', sl: 'Slovenščina' };
  let before: Language = 'en';
  for (const language of ['fr', 'sl'] as const) {
    const dialog = parley.deskIn(before).settings;
    await dialog.open();
    await dialog.choice('language', names[language]).click();
    await expect(parley.page.locator('html')).toHaveAttribute('lang', language);
    await parley.deskIn(language).settings.close();
    await expectChecked(parley, language);
    before = language;
  }

  // The setting is there on this system, and takes the marks away.
  const dialog = parley.deskIn('sl').settings;
  await dialog.open();
  const setting = dialog.dialog().getByRole('checkbox', { name: parley.deskIn('sl').t('settings.writing.spellCheck') });
  await expect(setting).toBeChecked();
  await setting.uncheck();
  await dialog.close();
  await expect(async () => {
    expect(await rightClick(parley, 'sl', 'prjatelj')).toMatchObject({ misspelledWord: '' });
  }).toPass({ timeout: 20_000 });

  const wanted = await app.evaluate(
    () => (globalThis as unknown as { wantedDictionaries: string[] }).wantedDictionaries,
  );
  expect(wanted).toEqual([]);
  expect(existsSync(join(userData, 'Dictionaries', 'sl-SI-3-0.bdic'))).toBe(true);
});
