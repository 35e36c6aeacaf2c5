// Screenshots of the gallery into out/gallery: node test/kit/gallery/shoot.mjs [name filter]. Needs a Chromium
// (CHROMIUM, else /usr/bin/chromium). For looking only; the real program is driven by test/e2e.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright';
import { createServer } from 'vite';

const root = resolve(import.meta.dirname, '../../..');
const out = resolve(root, 'out/gallery');
mkdirSync(out, { recursive: true });

const WIDE = { width: 1280, height: 800 };
const task = (name) => async (page) => {
  await page.locator('.task-item', { hasText: name }).first().click();
};
const open = (name) => async (page) => {
  await page.getByRole('button', { name }).first().click();
};
const key = (keys) => async (page) => {
  await page.keyboard.press(keys);
};
const SHOTS = [
  ['busy-light', 'scene=busy', WIDE, [task('Luc Martin')]],
  ['busy-dark', 'scene=busy&theme=dark', WIDE, [task('Luc Martin')]],
  ['busy-contrast', 'scene=busy&theme=contrast', WIDE, [task('Luc Martin')]],
  ['wrapup-fr', 'scene=busy&lang=fr', WIDE, [task('Emma Wright')]],
  ['busy-medium', 'scene=busy', { width: 900, height: 640 }, [task('Luc Martin')]],
  ['busy-narrow', 'scene=busy', { width: 500, height: 500 }, [task('Luc Martin')]],
  ['tasks-narrow', 'scene=reconnecting', { width: 500, height: 500 }, []],
  ['busy-160', 'scene=busy&scale=160', WIDE, [task('Luc Martin')]],
  ['rona-sl', 'scene=rona&lang=sl', WIDE, []],
  ['rona-dark', 'scene=rona&theme=dark', WIDE, []],
  ['picker', 'scene=idle', WIDE, [open(/Your state/)]],
  ['picker-dark', 'scene=busy&theme=dark', WIDE, [open(/Your state/), key('ArrowDown')]],
  ['changing', 'scene=changing', WIDE, []],
  ['reconnecting', 'scene=reconnecting', WIDE, []],
  ['superseded-fr-dark', 'scene=superseded&lang=fr&theme=dark', WIDE, []],
  ['settings', 'scene=busy', WIDE, [open(/Account/), key('ArrowDown'), key('Enter')]],
  ['settings-dark-sl', 'scene=rona&theme=dark&lang=sl', WIDE, [open(/Račun/), key('ArrowDown'), key('Enter')]],
  ['menu', 'scene=idle', WIDE, [open(/Account/)]],
  ['bell', 'scene=rona', WIDE, [open(/Notices/)]],
  ['sign-in', 'scene=sign-in', WIDE, []],
  ['sign-in-dark-fr', 'scene=sign-in&lang=fr&theme=dark', WIDE, []],
  ['connecting', 'scene=connecting', WIDE, []],
];

const server = await createServer({
  configFile: false,
  root: resolve(root, 'test/kit/gallery'),
  plugins: [react()],
  logLevel: 'error',
  cacheDir: resolve(root, 'node_modules/.cache/gallery'),
  server: { port: 0, host: '127.0.0.1', hmr: false, watch: null, fs: { allow: [root] } },
});
await server.listen();
const base = server.resolvedUrls.local[0];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const filter = process.argv[2] ?? '';
for (const [name, query, viewport, steps] of SHOTS) {
  if (!name.includes(filter)) continue;
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) console.log(name, message.text().slice(0, 300));
  });
  page.on('pageerror', (error) => console.log(name, 'PAGE ERROR', error.message));
  await page.goto(`${base}index.html?${query}`);
  await page.waitForSelector('#app > *', { timeout: 60_000 });
  await page.evaluate(() => document.fonts.ready);
  try {
    for (const step of steps) await step(page);
  } catch (error) {
    console.log(name, 'STEP', String(error).slice(0, 300));
  }
  if (name.startsWith('settings')) await page.waitForSelector('.dialog');
  await page.waitForTimeout(250);
  await page.screenshot({ path: resolve(out, `${name}.png`) });
  await page.close();
}
await browser.close();
await server.close();
