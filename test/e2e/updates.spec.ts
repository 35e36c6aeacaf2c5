// Updates as the agent meets them: she is told, nothing happens while she works, and the file of the program is another one
// when it has ended. What is wrong is refused and said in words.
import { generateKeyPairSync } from 'node:crypto';
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test as base, type Parley } from '../kit/launch';
import { makeUpdatable, type Updatable } from '../kit/updatable';
import { startUpdateServer, type UpdateServer } from '../kit/update-server';

const test = base.extend<{ server: UpdateServer; updatable: Updatable }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names out of the braces
  server: async ({}, use) => {
    const server = await startUpdateServer();
    await use(server);
    await server.stop();
  },
  updatable: async ({ staged, server }, use) => {
    const updatable = makeUpdatable(staged, server);
    await use(updatable);
    updatable.end();
  },
});

/** The section of the settings, opened. */
async function about({ desk, t }: Parley) {
  const { settings } = desk;
  await settings.open();
  const region = settings.dialog().getByRole('region', { name: t('update.title') });
  const act = (name: 'check' | 'download' | 'restart') =>
    region.getByRole('button', { name: t(`update.${name}`), exact: true });
  await region.scrollIntoViewIfNeeded();
  return {
    settings,
    region,
    act,
    says: (key: string, fill = {}) => expect(region).toContainText(t(`update.${key}`, fill)),
  };
}

const exited = (parley: Parley) =>
  new Promise<number | null>((resolve) => parley.app.process().once('exit', (code) => resolve(code)));

test('an update waits for the end of her work: a restart asks, and starts the new version', async ({
  launchParley,
  backend,
  updatable,
}) => {
  const fresh = updatable.publish('9.0.0');
  const old = updatable.image();
  const parley = await launchParley({ env: updatable.env });
  const { page, t } = parley;
  const desk = await readyDesk(parley);
  await converse(desk, backend);
  const { settings, region, act, says } = await about(parley);
  await says('idle.never');
  await parley.shot('updates', 'idle');
  await act('check').click();
  await says('ready', { version: '9.0.0' });
  await parley.shot('updates', 'ready');
  const notices = page.getByRole('region', { name: t('notice.region') });
  await expect(notices).toContainText(t('notice.update-ready.title', { version: '9.0.0' }));
  await settings.chooseTheme('dark');
  await region.scrollIntoViewIfNeeded();
  await parley.shot('updates', 'ready-dark');

  await act('restart').click();
  const question = page.getByRole('alertdialog', { name: t('program.quit.restartTitle') });
  await expect(question).toContainText(t('program.quit.conversations', { count: 1 }));
  await parley.shot('updates', 'restart-question');
  await question
    .getByRole('button', { name: t('program.quit.stay') })
    .last()
    .click();
  await expect(question).toBeHidden();
  expect(updatable.image()).toBe(old);

  await act('restart').click();
  const ended = exited(parley);
  await question.getByRole('button', { name: t('program.quit.restartAnyway') }).click();
  expect(await ended).toBe(0);
  expect(updatable.image()).toBe(fresh);
  await expect.poll(updatable.starts).toBe(1);
});

test('where the organisation lets her choose, she fetches it herself; it is there when she ends the program', async ({
  launchParley,
  updatable,
}) => {
  const fresh = updatable.publish('9.0.0');
  const policy = { updateMode: 'ask', updateChannel: 'stable' };
  const parley = await launchParley({ env: updatable.env, locale: 'fr', policy });
  await readyDesk(parley);
  const { region, act, says } = await about(parley);
  await expect(region).toContainText(parley.t('settings.locked'));
  await act('check').click();
  await says('available.agent', { version: '9.0.0' });
  await parley.shot('updates', 'available-fr');
  await act('download').click();
  await says('ready', { version: '9.0.0' });
  await parley.shot('updates', 'ready-fr');
  const ended = exited(parley);
  await parley.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
  expect(await ended).toBe(0);
  expect(updatable.image()).toBe(fresh);
  expect(updatable.starts()).toBe(0);
});

test('what is wrong with an update is refused and said; switched off, it says who installs updates', async ({
  launchParley,
  server,
  updatable,
}) => {
  const parley = await launchParley({ env: updatable.env, locale: 'sl', policy: {} });
  const { act, says, region } = await about(parley);
  const old = updatable.image();
  const file = Buffer.from('#!/bin/sh\n');
  const refusals: [code: string, prepare: () => void][] = [
    ['missing', () => undefined],
    ['unsigned', () => server.publish({ version: '9.0.0', file, signedBy: null })],
    [
      'wrong-signature',
      () => server.publish({ version: '9.0.0', file, signedBy: generateKeyPairSync('ed25519').privateKey }),
    ],
    ['older', () => server.publish({ version: '0.0.1', file })],
    [
      'wrong-file',
      () => {
        server.publish({ version: '9.0.0', file, name: 'parley.AppImage' });
        server.files.set('parley.AppImage', Buffer.from('#!/bin/sx\n'));
      },
    ],
  ];
  for (const [code, prepare] of refusals) {
    prepare();
    await act('check').click();
    await says(`failed.${code}`);
  }
  await parley.shot('updates', 'failed-sl');
  expect(updatable.image()).toBe(old);
  // Live: the program follows the organisation while it runs.
  parley.policy.set({ updateMode: 'off' });
  await says('off.by-policy');
  await expect(region.getByRole('button')).toHaveCount(0);
  await expect(region).toContainText(parley.t('settings.locked'));
  await parley.shot('updates', 'off-sl');
});
