// Every screen in every dress (LOOK.md): light, dark, high contrast; three languages; a wide and the smallest window.
import { createJumpingTime } from '../kit/clock/backend-time';
import type { DeskPage } from '../kit/desk-page.mjs';
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Parley, type TestBackend } from '../kit/launch';
import type { Customer } from '../kit/verbs/customer';
import { diagnosticsDialog } from '../kit/pages/diagnostics-dialog';
import { patternOf } from '../kit/words.mjs';
import { takePictures } from './pictures';

test.use({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names out of the braces
  backendOptions: async ({}, use) => {
    // The same moment for every picture; it goes on from there.
    await use({ scenario: 'quiet', time: createJumpingTime(Date.UTC(2026, 2, 2, 10, 0, 0)) });
  },
});

const ANA = { customer: { name: 'Ana Novak' } };

/** A conversation that has been going on for a while, with something masked in it. */
async function talked(parley: Parley, backend: TestBackend): Promise<{ desk: DeskPage; customer: Customer }> {
  const desk = await readyDesk(parley);
  const text = 'Hello! My order 4471-20 has not arrived, and my card 4111 1111 1111 1111 was charged twice.';
  const customer = await converse(desk, backend, { ...ANA, text });
  await desk.say('Good morning, Ana. I am looking into it right now.');
  customer.says('You can write to ana.novak@example.com, too.');
  await expect(desk.transcript()).toContainText('a********');
  customer.reads();
  await expect(desk.transcript()).toContainText(desk.t('chat.delivery.read'));
  return { desk, customer };
}

test('sign-in', async ({ launchParley }) => {
  const parley = await launchParley({ signIn: false });
  await expect(parley.page.getByRole('heading', { level: 1 })).toBeVisible();
  await takePictures(parley, 'sign-in');
});

test('a sign-in that leads nowhere', async ({ launchParley }) => {
  const parley = await launchParley({ signIn: false });
  const { signIn } = parley.desk;
  await signIn.as({ url: 'https://routing.example.org', token: 'key' });
  await expect(signIn.failure()).toBeVisible();
  await takePictures(parley, 'sign-in-refused');
});

test('idle, and choosing a state', async ({ parley }) => {
  const { page } = parley;
  await takePictures(parley, 'idle');
  await takePictures(parley, 'state-picker', {
    open: async (desk) => {
      await desk.statePicker().click();
      await expect(page.getByRole('combobox', { name: desk.t('presence.search') })).toBeVisible();
    },
    close: async (desk) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('combobox', { name: desk.t('presence.search') })).toHaveCount(0);
    },
  });
});

test('requests over a conversation', async ({ parley, backend }) => {
  const { desk } = await talked(parley, backend);
  for (const name of ['Luc Martin', 'Petra Kos']) {
    const text = 'Can I still change the address of my order?';
    const customer = backend.offer({ customer: { name }, text });
    customer.offer.endsIn(900_000);
  }
  await expect(desk.offerCards()).toHaveCount(2);
  await takePictures(parley, 'requests');
});

test('a conversation and its helpers', async ({ parley, backend }) => {
  const { page } = parley;
  await talked(parley, backend);
  await takePictures(parley, 'conversation');
  await takePictures(parley, 'canned-replies', {
    open: async (desk) => {
      await desk.composer().fill('/');
      await expect(
        page
          .getByRole('listbox', { name: desk.t('composer.canned.list') })
          .getByRole('option')
          .first(),
      ).toBeVisible();
    },
    close: async (desk) => {
      await page.keyboard.press('Escape');
      await desk.composer().fill('');
    },
  });
});

for (const purpose of ['transfer', 'conference'] as const)
  test(`the request for a ${purpose}`, async ({ parley, backend }) => {
    await talked(parley, backend);
    await takePictures(parley, purpose, {
      open: async (desk) => {
        const { transferButton, conferenceButton, more, [purpose]: dialog } = desk;
        const button = purpose === 'transfer' ? transferButton() : conferenceButton();
        if (!(await button.isVisible())) await more().click();
        const item = parley.page.getByRole('menuitem', { name: desk.t(`chat.acts.${purpose}`) });
        await button.or(item).first().click();
        if (purpose === 'transfer') await dialog.tab('agent').click();
        await dialog.option('Eva Horvat').click();
        await expect(dialog.commit()).toBeEnabled();
      },
      close: async (desk) => {
        await parley.page.keyboard.press('Escape');
        await expect(desk[purpose].frame).toHaveCount(0);
      },
    });
  });

test('wrap-up', async ({ parley, backend }) => {
  const { desk, customer } = await talked(parley, backend);
  await desk.end();
  await expect(desk.wrapUp().getByRole('option').first()).toBeVisible();
  customer.wrapUp.endsIn(900_000);
  await takePictures(parley, 'wrap-up');
});

test('a deleted page', async ({ parley, backend }) => {
  const { desk } = await talked(parley, backend);
  await desk.composer().fill('I will write to you again as soon as');
  backend.control.deletePage({ pageId: 'shop-si' });
  await expect(parley.page.getByText(desk.t('chat.composer.draft'), { exact: true })).toBeVisible();
  await takePictures(parley, 'deleted-page');
});

test('a lost line', async ({ parley, backend }) => {
  const { desk } = await talked(parley, backend);
  await parley.line.drops();
  await desk.say('You will get a confirmation by e-mail within the hour.');
  await expect(desk.transcript()).toContainText(desk.t('chat.delivery.queued'));
  await takePictures(parley, 'no-line');
});

test('a missed request and the notice centre', async ({ parley, backend }) => {
  const { page } = parley;
  const desk = await readyDesk(parley);
  const customer = backend.offer(ANA);
  await expect(desk.offerCards()).toHaveCount(1);
  customer.offer.endsIn(200);
  await expect(desk.notices()).toContainText(desk.t('notice.rona.title'));
  await takePictures(parley, 'missed');
  await takePictures(parley, 'notice-centre', {
    open: (words) => page.getByRole('button', { name: patternOf(words.t('notice.bell')) }).click(),
    close: () => page.keyboard.press('Escape'),
  });
});

test('settings', async ({ parley }) => {
  await readyDesk(parley);
  await parley.desk.settings.open();
  await takePictures(parley, 'settings');
});

test('settings forced by an organisation', async ({ launchParley }) => {
  const policy = { closeToTray: true, notificationPrivacy: 'hidden', undoSendSeconds: 3, spellCheck: false } as const;
  const parley = await launchParley({ policy });
  await readyDesk(parley);
  await parley.desk.settings.open();
  await takePictures(parley, 'settings-forced');
});

test('the checks before they run', async ({ parley }) => {
  await readyDesk(parley);
  await diagnosticsDialog(parley).openFromMenu();
  await takePictures(parley, 'diagnostics');
});

test('questions: a link, signing out, ending with open work', async ({ parley, backend }) => {
  const { page, app } = parley;
  const desk = await readyDesk(parley);
  await desk.settings.menu().click();
  await page.getByRole('menuitem', { name: desk.t('common.signOut') }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await takePictures(parley, 'sign-out');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await converse(desk, backend, { ...ANA, text: 'See https://track.example.org/p/20418, please.' });
  await desk.transcript().getByRole('link').click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await takePictures(parley, 'link');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await takePictures(parley, 'quit');
});
