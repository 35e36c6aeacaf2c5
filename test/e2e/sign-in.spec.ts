// Signing in from the screen (SPEC 9): what is wrong is said in words and nothing typed is lost; the simulated customers; a
// command line that cannot be right.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { expect, test, type Parley } from '../kit/launch';
import { cert, key } from '../kit/session-certificate';

/** A server on a free port of this computer. */
async function listening(server: Server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: String((server.address() as AddressInfo).port), close: () => server.close() };
}

function signInScreen({ page, t }: Parley) {
  return {
    address: page.getByLabel(t('signIn.address')),
    token: page.getByLabel(t('signIn.token')),
    submit: page.getByRole('button', { name: t('signIn.submit') }),
    try: page.getByRole('button', { name: t('signIn.try') }),
    failure: page.getByRole('main').getByRole('alert'),
  };
}

test('without an address the program asks for one, says what is wrong, and keeps what was typed', async ({
  launchParley,
  backend,
}) => {
  const parley = await launchParley({ signIn: false });
  const { page, t } = parley;
  const screen = signInScreen(parley);
  await expect(screen.address).toBeFocused();
  await parley.shot('sign-in', 'empty');
  await screen.submit.click();
  await expect(screen.address).toHaveAccessibleDescription(t('signIn.errors.address'));

  await screen.address.fill(backend.url);
  await screen.submit.click();
  await expect(screen.token).toHaveAccessibleDescription(t('signIn.errors.token'));

  const wrongCertificate = await listening(createHttps({ key, cert }));
  const notABackend = await listening(createHttp((_request, response) => response.writeHead(404).end()));
  const secret = 'not-the-right-key';
  await screen.token.fill(secret);
  for (const [address, code] of [
    ['contact.example.org', 'bad-url'],
    ['https://contact.example.org', 'bad-url'],
    ['wss://contact.example.org/?token=abc', 'bad-url'],
    ['ws://contact.example.org', 'insecure-url'],
    ['ws://127.0.0.1:9', 'backend-unreachable'],
    [`wss://localhost:${wrongCertificate.port}`, 'certificate-refused'],
    [`ws://127.0.0.1:${notABackend.port}`, 'not-a-backend'],
    [backend.url, 'auth-expired'],
  ] as const) {
    await screen.address.fill(address);
    await screen.submit.click();
    await expect(screen.failure, address).toContainText(t(`refusal.${code}`));
    await expect(screen.address).toHaveValue(address);
    await expect(screen.token).toHaveValue(secret);
    await parley.shot('sign-in', code);
  }
  wrongCertificate.close();
  notABackend.close();
  await page.getByText(t('common.details')).click();
  await expect(screen.failure).toContainText(t('refusal.details', { code: 'auth-expired' }).replace('.', ''));

  await screen.token.fill(backend.token);
  await page.keyboard.press('Enter');
  await expect(parley.desk.statePicker()).toBeVisible();
  await expect(page.getByText(t('task.empty.idle'))).toBeVisible();
});

test('a key typed here is kept nowhere in clear', async ({ launchParley, backend }) => {
  const parley = await launchParley({ signIn: false });
  const screen = signInScreen(parley);
  await screen.address.fill(backend.url);
  await screen.token.fill(backend.token);
  await screen.submit.click();
  await expect(parley.desk.statePicker()).toBeVisible();
  const inPage = await parley.page.evaluate(async () => {
    const { desk } = window as unknown as { desk: { snapshot: () => Promise<unknown> } };
    return JSON.stringify([
      document.documentElement.outerHTML,
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      await desk.snapshot(),
    ]);
  });
  expect(inPage).toContain('Maja Kranjc');
  expect(inPage).not.toContain(backend.token);
  await parley.close();
  const files = readdirSync(parley.userData, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  expect(files.map(({ name }) => name)).toContain('settings.json');
  expect(files.map(({ name }) => name)).toContain('parley.log');
  const holding = files.filter(({ parentPath, name }) => readFileSync(join(parentPath, name)).includes(backend.token));
  expect(holding.map(({ name }) => name)).toEqual([]);
  // The address comes back, the key is asked for where the machine has no key store.
  const again = await launchParley({ signIn: false, userData: parley.userData });
  await expect(signInScreen(again).address).toHaveValue(backend.url);
  await expect(signInScreen(again).token).toHaveValue('');
});

test('a wrong key given on the command line ends at the screen, with its words', async ({ parley, backend }) => {
  const desk = parley.desk;
  const screen = signInScreen(parley);
  await expect(desk.statePicker()).toBeVisible();
  await parley.page.getByRole('button', { name: /^Account/ }).click();
  await parley.page.getByRole('menuitem', { name: parley.t('common.signOut') }).click();
  await parley.page
    .getByRole('alertdialog')
    .getByRole('button', { name: parley.t('common.signOut') })
    .click();
  await expect(screen.address).toHaveValue(backend.url);
  await expect(screen.address).not.toBeEditable();
  await screen.token.fill('wrong');
  await screen.submit.click();
  await expect(screen.failure).toContainText(parley.t('refusal.auth-expired'));
  await screen.token.fill(backend.token);
  await screen.submit.click();
  await expect(desk.statePicker()).toBeVisible();
});

test('the simulated customers come from the screen', async ({ launchParley }) => {
  const parley = await launchParley({ signIn: false });
  const { page, t, desk } = parley;
  await signInScreen(parley).try.click();
  await expect(page.getByText(t('task.empty.idle'))).toBeVisible();
  await page.getByRole('button', { name: t('task.empty.setAvailable') }).click();
  await expect(desk.offerCards().first()).toBeVisible({ timeout: 20_000 });
  await parley.shot('sign-in', 'simulated');
  await desk.acceptFirst();
  await expect(desk.composer()).toBeFocused();
});

test('a command line that cannot be right is answered in words, with exit code 2', ({ staged }) => {
  for (const [args, words] of [
    [['--backend', 'nonsense'], '--backend needs an address such as wss://routing.example.org, not "nonsense".'],
    [['--backend'], '--backend needs a value.'],
    [['--bakcend', 'wss://contact.example.org'], 'There is no switch --bakcend.'],
    [
      ['--backend', 'wss://contact.example.org', '--token-file', '/nowhere/token'],
      '--token-file: there is no file /nowhere/token.',
    ],
    [['--scenario', '/nowhere/shop.json', '--embedded-backend'], '--scenario: there is no file /nowhere/shop.json.'],
    [['--lang', 'de'], '--lang needs one of en, fr, sl, not "de".'],
    [['hello'], 'I do not know what to do with "hello".'],
  ] as const) {
    const { status, stderr } = spawnSync(staged.electronPath, [staged.appDir, ...args], {
      env: staged.env,
      cwd: staged.appDir,
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect(stderr, args.join(' ')).toContain(`parley: ${words}`);
    expect(status, args.join(' ')).toBe(2);
  }
});
