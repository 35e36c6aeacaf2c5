// Takes the picture of a screen in every dress it has: three themes, three languages, two sizes. Where the reference
// pictures were taken on the same runtime they are compared; on another one letters are drawn otherwise, so there the
// pictures are only taken for the report. In both cases nothing may run out sideways.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { deskPage, type DeskPage } from '../kit/desk-page.mjs';
import { expect, test, type Parley } from '../kit/launch';
import { resizeTo, sideways } from '../kit/window-size';
import type { Desk } from '../../src-preload/contract';

const LANGUAGES = ['en', 'fr', 'sl'] as const;
const THEMES = ['light', 'dark', 'contrast'] as const;
const SIZES = [
  { name: 'wide', width: 1180, height: 720 },
  { name: 'small', width: 500, height: 500 },
] as const;
type Language = (typeof LANGUAGES)[number];

/** So many pixels may differ; none did on the machines seen so far, and corners of another radius are hundreds. */
const TOLERANCE = 40;

/** What counts on its own. */
const moving = ({ page }: Parley) => [
  page.locator('[role=timer], [role=meter], .target-list__time, .task-item__time').locator('visible=true'),
];

const referenceOf = (electron: string) => `electron-${electron.split('.')[0] ?? ''}`;
const hasReferences = (folder: string) => existsSync(resolve(import.meta.dirname, 'reference', folder));

interface Scene {
  /** Done before each picture, in its language: opens what a change of the window closes. */
  open?: (desk: DeskPage, language: Language) => Promise<void>;
  /** Undone after it. */
  close?: (desk: DeskPage, language: Language) => Promise<void>;
}

async function wear({ page }: Parley, language: Language, theme: (typeof THEMES)[number]): Promise<void> {
  const next = { language, theme };
  await page.evaluate((values) => (window as unknown as { desk: Desk }).desk.settings.change(values), next);
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

/** @param name of the screen, for the files */
export async function takePictures(parley: Parley, name: string, { open, close }: Scene = {}): Promise<void> {
  const { app, page } = parley;
  const info = test.info();
  const folder = referenceOf(await app.evaluate(() => process.versions.electron));
  const compare = hasReferences(folder) || info.config.updateSnapshots === 'all';
  if (!compare) process.stderr.write(`visual: no reference pictures of ${folder}; ${name} is drawn, not compared\n`);
  // What is "now" at the first picture is it at the last one, however slow the machine.
  await page.clock.setFixedTime(Date.now());
  for (const { name: size, width, height } of SIZES) {
    await resizeTo(parley, width, height);
    for (const language of LANGUAGES)
      for (const theme of THEMES) {
        await wear(parley, language, theme);
        const desk = deskPage(page, language);
        await open?.(desk, language);
        const dress = `${size}-${language}-${theme}`;
        // A list that was clicked into may have scrolled its dialog, or not yet.
        await page
          .getByRole('dialog')
          .or(page.getByRole('alertdialog'))
          .evaluateAll((dialogs) => {
            for (const dialog of dialogs) for (const part of dialog.querySelectorAll('*')) part.scrollTop = 0;
          });
        // Where the pointer rests something may look pressed.
        await page.mouse.move(0, 0);
        await expect.poll(() => sideways(page), `${name} ${dress}`).toEqual([]);
        if (compare)
          await expect.soft(page).toHaveScreenshot([folder, name, `${dress}.png`], {
            mask: moving(parley),
            maskColor: '#808080',
            animations: 'disabled',
            maxDiffPixels: TOLERANCE,
          });
        if (process.env['PARLEY_PICTURES'] !== undefined)
          await info.attach(`${name} ${dress}`, { body: await page.screenshot(), contentType: 'image/png' });
        await close?.(desk, language);
      }
  }
  await wear(parley, 'en', 'light');
}
