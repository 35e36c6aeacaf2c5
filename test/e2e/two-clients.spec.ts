// Two agents at two programs on one backend, and what a program survives from outside: a main process that stands still
// for a while, and one that is killed.
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Parley } from '../kit/launch';

const account = ({ page, t }: Parley, name: string) =>
  page.getByRole('button', { name: `${t('common.menu')}. ${t('common.agent', { name })}` });

test('two agents are signed in side by side, each for herself', async ({ launchParley, backend }) => {
  const maja = await launchParley();
  const luka = await launchParley({ agent: 'agent-2', locale: 'sl' });
  await expect(account(maja, 'Maja Kranjc')).toBeVisible();
  await expect(account(luka, 'Luka Zupan')).toBeVisible();
  expect(luka.userData).not.toBe(maja.userData);
  const focused = ({ app }: Parley) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((one) => one.isFocused()));
  for (const [front, back] of [
    [maja, luka],
    [luka, maja],
  ] as const) {
    await front.toFront();
    await expect.poll(() => focused(back)).toBe(false);
  }

  // A request goes to the one who is available, and to nobody else.
  await readyDesk(luka);
  backend.customer({ customer: { name: 'Ana Novak' }, text: 'Hello?' });
  await expect(luka.desk.offerCards()).toHaveText([/Ana Novak/]);
  const hers = await readyDesk(maja);
  backend.offer({ customer: { name: 'Luc Martin' }, text: 'Bonjour' });
  await expect(hers.offerCards()).toHaveText([/Luc Martin/]);
  await expect(luka.desk.offerCards()).toHaveText([/Ana Novak/]);
});

test('a program that stood still goes on where it was', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend);
  await parley.freeze();
  customer.says('Are you there?');
  backend.control.dropLine({ agent: 'agent-1' });
  // It does not even notice that its line is gone.
  await expect.poll(() => backend.control.state().agents[0]?.attached).toBe(false);
  parley.thaw();
  await expect(desk.transcript()).toContainText('Are you there?');
  await desk.say('Yes, I am');
  await expect.poll(() => customer.received()).toEqual(['Yes, I am']);
});

test('a killed program starts again with its settings and its conversation', async ({ launchParley, backend }) => {
  const first = await launchParley();
  const before = first.desk.settings;
  await before.open();
  await before.chooseTheme('dark');
  await before.scaleTo(110);
  await before.close();
  await converse(await readyDesk(first), backend);
  await first.kill();
  await expect.poll(() => backend.control.state().agents[0]?.attached).toBe(false);

  const second = await launchParley({ userData: first.userData });
  await expect(second.desk.conversation('Ana Novak')).toBeVisible();
  await expect(second.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const after = second.desk.settings;
  await after.open();
  await expect(after.choice('theme', second.t('settings.themes.dark'))).toBeChecked();
  await expect(after.dialog().getByRole('status').filter({ hasText: '110' })).toBeVisible();
});
