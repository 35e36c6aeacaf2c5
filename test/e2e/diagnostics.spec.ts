// Diagnostics (issue 7): the checks against a real service, with the line cut, with addresses that lead nowhere, before anybody
// is signed in; the report that is read is the file, byte for byte; what a crash leaves; the same from the command line.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer as createHttps } from 'node:https';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { cert, key } from '../kit/session-certificate';
import { expectAccessible } from '../kit/axe';
import { ALL_RAW, foundIn } from '../kit/canaries';
import { converse, readyDesk } from '../kit/desk-walk';
import { diagnosticsDialog } from '../kit/pages/diagnostics-dialog';
import { expect, test, type Parley, type Staged } from '../kit/launch';

const portOf = async (server: Server) => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

/** The next file dialog answers with this path. */
const choosePlace = (parley: Parley, path: string) =>
  parley.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [entry.name] : [],
  );

test('the checks say what is there; the report is read before it is saved and holds nothing of anybody', async ({
  launchParley,
  backend,
}) => {
  const parley = await launchParley({ size: { width: 1100, height: 800 } });
  const desk = await readyDesk(parley);
  const { t } = desk;
  await converse(desk, backend, { text: `Here is all of it: ${ALL_RAW}` });
  await desk.say(`I have noted ${ALL_RAW}`);
  const dialog = diagnosticsDialog(parley);
  const settings = parley.desk.settings;
  await settings.open();
  await settings
    .dialog()
    .getByRole('button', { name: t('settings.diagnosticsOpen') })
    .click();
  await dialog.run();
  await dialog.expectResult('name-resolution', 'literal', 'ok');
  await dialog.expectResult('tcp', 'connected', 'ok');
  await dialog.expectResult('tls', 'not-used', 'n/a');
  await dialog.expectResult('proxy', 'not-used', 'n/a');
  await dialog.expectResult('clock', 'right', 'ok');
  await dialog.expectResult('websocket', 'opened', 'ok');
  await dialog.expectResult('sign-in', 'live', 'ok');
  await dialog.expectResult('notifications', 'ready', 'ok');
  await dialog.expectResult('disk', 'ready', 'ok');
  await dialog.expectResult('key-store', 'none', 'warning');
  await parley.shot('diagnostics', 'done');
  await expectAccessible(parley.page, 'checks');
  // The session that was looked at is the one that still runs.
  await expect(parley.page.getByRole('region', { name: t('connection.region') })).toHaveCount(0);

  await dialog.makeReport();
  await parley.shot('diagnostics', 'report');
  await expectAccessible(parley.page, 'report');
  const shown = await dialog.previewText();
  await choosePlace(parley, join(parley.userData, 'no-such-folder', 'report.txt'));
  await dialog.save();
  await expect(dialog.reportElement()).toContainText(t('refusal.save-failed'));
  const place = join(parley.userData, 'report.txt');
  await choosePlace(parley, place);
  await dialog.save();
  await expect(dialog.reportElement()).toContainText(t('diagnostics.report.saved'));
  expect(readFileSync(place, 'utf8')).toBe(shown);

  expect(shown).toContain('websocket');
  expect(shown).toMatch(/received: [1-9]/);
  expect(foundIn(shown)).toEqual([]);
  for (const own of [backend.token, 'Maja', 'Kranjc', 'Ana Novak', 'noted', parley.userData, 'agent-1'])
    expect(shown, own).not.toContain(own);
});

test('with the line cut, and again with it back', async ({ parley }) => {
  await readyDesk(parley);
  const dialog = diagnosticsDialog(parley);
  const { line } = parley;
  await line.drops();
  await dialog.openFromMenu();
  await dialog.run();
  await dialog.expectResult('sign-in', 'reconnecting', 'failed');
  await dialog.expectResult('clock', 'right', 'ok');
  await parley.shot('diagnostics', 'line-cut');
  await parley.page.keyboard.press('Escape');
  await line.returns();
  await dialog.openFromMenu();
  await dialog.run();
  await dialog.expectResult('sign-in', 'live', 'ok');
});

test('an address is checked before anybody signs in there; a run can be cancelled', async ({ launchParley }) => {
  const parley = await launchParley({ signIn: false, locale: 'fr', size: { width: 500, height: 500 } });
  const { page, t } = parley;
  const dialog = diagnosticsDialog(parley, 'fr');
  const address = page.getByLabel(t('signIn.address'));
  const check = async (url: string) => {
    await address.fill(url);
    await page.getByRole('button', { name: t('signIn.diagnose') }).click();
    await dialog.run();
  };
  const close = async () => {
    await dialog
      .element()
      .getByRole('button', { name: t('common.close') })
      .click();
    await expect(dialog.element()).toBeHidden();
  };
  await check('ws://127.0.0.1:9');
  await dialog.expectResult('tcp', 'refused', 'failed');
  await dialog.expectResult('websocket', 'unreachable', 'failed');
  await dialog.expectResult('sign-in', 'no-key', 'n/a');
  await parley.shot('diagnostics', 'narrow-fr');
  await close();

  const stranger = createHttps({ key, cert }, (_request, response) => response.writeHead(404).end());
  await check(`wss://localhost:${String(await portOf(stranger))}`);
  await dialog.expectResult('name-resolution', 'resolved', 'ok');
  await dialog.expectResult('tls', 'untrusted', 'failed');
  await dialog.expectResult('websocket', 'certificate', 'failed');
  await expect(dialog.row('tls')).toContainText('DEPTH_ZERO_SELF_SIGNED_CERT');
  await parley.shot('diagnostics', 'narrow-fr-certificate');
  await close();
  stranger.close();

  // It takes the connection and never says a word.
  const held = new Set<Socket>();
  const silent = createServer((socket) => held.add(socket));
  await address.fill(`ws://127.0.0.1:${String(await portOf(silent))}`);
  await page.getByRole('button', { name: t('signIn.diagnose') }).click();
  await dialog
    .element()
    .getByRole('button', { name: t('diagnostics.again') })
    .click();
  await expect(dialog.row('tcp')).toContainText(t('diagnostics.state.ok'));
  await dialog
    .element()
    .getByRole('button', { name: t('common.cancel') })
    .click();
  await expect(dialog.element()).toContainText(t('diagnostics.cancelled'));
  await expect(dialog.row('key-store')).not.toContainText(t('diagnostics.state.warning'));
  for (const socket of held) socket.destroy();
  silent.close();
});

test('what the organisation says of hosts and of the log holds here too, and follows at once', async ({
  launchParley,
}) => {
  const own = { logLevel: 'error', allowedHosts: ['contact.example.org'], backendUrl: '' };
  const parley = await launchParley({ signIn: false, policy: own });
  const { page, t, policy, log } = parley;
  const dialog = diagnosticsDialog(parley);
  await page.getByLabel(t('signIn.address')).fill('wss://elsewhere.example.org');
  await page.getByRole('button', { name: t('signIn.diagnose') }).click();
  await dialog.run();
  await dialog.expectResult('policy', 'in-force', 'ok');
  await dialog.expectResult('name-resolution', 'no-address', 'n/a');
  await dialog.expectResult('websocket', 'bad-address', 'failed');
  await expect(dialog.row('websocket')).toContainText('host-not-allowed');
  await dialog.makeReport();
  const report = await dialog.previewText();
  for (const line of ['allowedHosts = (1 entries) (machine)', 'logLevel = error (machine)', 'newest last']) {
    expect(report).toContain(line);
  }
  expect(report).not.toContain('contact.example.org');
  expect(log.entries()).toEqual([]);
  await dialog.back();

  policy.set({ logLevel: 'info' });
  await expect(async () => {
    await dialog.run();
    expect(log.entries('check')).not.toEqual([]);
  }).toPass();
  await dialog.expectResult('policy', 'in-force', 'ok');
});

test('a crash leaves a few codes on this computer and no dump; the next start knows of it', async ({
  launchParley,
}) => {
  const first = await launchParley({ signIn: false });
  const crashes = join(first.userData, 'crashes');
  const kept = () => (existsSync(crashes) ? readdirSync(crashes) : []);
  await expect(first.page.getByLabel(first.t('signIn.address'))).toBeVisible();
  await first.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await expect.poll(kept).toHaveLength(1);
  await expect.poll(() => first.problems).toEqual(['renderer crashed']);
  first.problems.splice(0);
  await first.kill();

  const second = await launchParley({ signIn: false, userData: first.userData });
  const { page, t } = second;
  await expect.poll(kept).toHaveLength(2);
  await page.getByRole('button', { name: t('signIn.diagnose') }).click();
  const dialog = diagnosticsDialog(second);
  await dialog.makeReport();
  const report = await dialog.previewText();
  expect(report).toMatch(/"process":"renderer","reason":"\w+","exitCode":\d+/);
  expect(report).toContain('"process":"main","reason":"not-ended"');
  expect(report).toContain('"what":"crashes.kept","count":1,"process":"renderer"');
  expect(filesIn(first.userData).filter((name) => /\.(dmp|core)$|minidump/.test(name))).toEqual([]);
});

test.describe('--diagnose', () => {
  const ask = async (staged: Staged, args: readonly string[]) => {
    // As a script on a server or in a roll-out: nobody has a screen there.
    const env: NodeJS.ProcessEnv = { ...process.env, ...staged.env };
    delete env['DISPLAY'];
    delete env['WAYLAND_DISPLAY'];
    const child = spawn(staged.electronPath, [staged.appDir, ...args], { env, cwd: staged.appDir });
    let output = '';
    let errors = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, output, errors };
  };

  test('answers without a screen while the program runs, in words and in JSON, with its exit codes', async ({
    parley,
    backend,
    staged,
  }) => {
    await readyDesk(parley);
    const folder = `--user-data-dir=${parley.userData}`;
    const before = readdirSync(parley.userData).sort();
    const fine = await ask(staged, [folder, '--diagnose', '--backend', backend.url]);
    expect(fine.errors).not.toContain('Error');
    expect(fine.output).toMatch(/^ 6 {2}ok {7}Parley service: 127\.0\.0\.1 speaks/m);
    expect(fine.output).toMatch(/^Result: (ok|warning)$/m);
    expect(fine.code).toBe(0);
    // Neither a word from the running program nor a change in its folder.
    expect(readdirSync(parley.userData).sort()).toEqual(before);
    await expect(parley.page.getByRole('region', { name: parley.t('connection.region') })).toHaveCount(0);

    const tokenFile = join(parley.userData, 'wrong-token');
    writeFileSync(tokenFile, 'not-the-right-key', { mode: 0o644 });
    const args = ['--diagnose', '--json', '--backend', backend.url, '--token-file', tokenFile];
    const refused = await ask(staged, [folder, ...args]);
    const answer = JSON.parse(refused.output) as { result: string; checks: Record<string, unknown>[] };
    expect(answer.checks).toHaveLength(13);
    expect(answer.checks[6]).toMatchObject({
      number: 7,
      id: 'sign-in',
      code: 'refused',
      state: 'failed',
      who: 'agent',
    });
    expect(answer.result).toBe('failed');
    expect(refused.code).toBe(1);
    expect(refused.output).not.toContain('not-the-right-key');

    const wrong = await ask(staged, ['--json']);
    expect(wrong.errors).toContain('parley: --json belongs to --diagnose.');
    expect(wrong.code).toBe(2);
  });
});
