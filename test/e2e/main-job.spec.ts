// The main job in each language, from the sign-in to the submitted wrap-up, as the agent, the customer and the backend
// see it. Each step leaves its picture in out/screens/main-job-<language>/.
import { expect, test, type Page, type Language } from '../kit/launch';
import { tenantIn } from '../kit/tenant';

interface Story {
  customer: string;
  state: { idle: string; available: string };
  history: { from: 'bot' | 'customer'; text: string }[];
  opening: string;
  /** As the agent may see it. */
  openingShown: string;
  notification: { summary: string; body: string };
  replies: [string, string, string];
  /** The same as the agent's own screen shows them. */
  repliesShown: [string, string, string];
  answers: [string, string, string];
  answersShown: [string, string, string];
  wrapUp: { search: string; reason: string; finds: string[] };
  empty: string;
}

const STORIES: Record<Language, Story> = {
  en: {
    customer: 'Grace Miller',
    state: { idle: 'Idle', available: 'Available' },
    history: [
      { from: 'bot', text: 'Hi! I am the shop assistant. How can I help?' },
      { from: 'customer', text: 'I would like to talk to a person.' },
    ],
    opening: 'Hello, my card 4111 1111 1111 1111 was charged twice.',
    openingShown: 'Hello, my card ************1111 was charged twice.',
    notification: {
      summary: 'New request: Orders and delivery',
      body: 'Grace Miller on Shop International\nHello, my card ************1111 was charged twice.',
    },
    replies: [
      'Hello Grace, I am sorry about that. I am looking into it right now.',
      '  Is melissa@gmail.com still your address?\n<b>Two</b> lines & an emoji 👩‍👧  ',
      'The second payment is on its way back to you.',
    ],
    repliesShown: [
      'Hello Grace, I am sorry about that. I am looking into it right now.',
      '  Is m******@gmail.com still your address?\n<b>Two</b> lines & an emoji 👩‍👧  ',
      'The second payment is on its way back to you.',
    ],
    answers: ['Thank you!', 'Yes. You can also call +44 7966 197542.', 'Great, that was quick.'],
    answersShown: ['Thank you!', 'Yes. You can also call *********7542.', 'Great, that was quick.'],
    wrapUp: { search: 'refu', reason: 'Refund started', finds: ['Refund started'] },
    empty: 'You are Available.',
  },
  fr: {
    customer: 'Luc Martin',
    state: { idle: 'Inactif', available: 'Disponible' },
    history: [
      { from: 'bot', text: 'Bonjour ! Je suis l’assistant de la boutique. Que puis-je faire pour vous ?' },
      { from: 'customer', text: 'Je voudrais parler à une personne.' },
    ],
    opening: 'Bonjour, ma carte 4111 1111 1111 1111 a été débitée deux fois.',
    openingShown: 'Bonjour, ma carte ************1111 a été débitée deux fois.',
    notification: {
      summary: 'Nouvelle demande\u00a0: Commandes et livraison',
      body: 'Luc Martin sur Shop FR\nBonjour, ma carte ************1111 a été débitée deux fois.',
    },
    replies: [
      'Bonjour Luc, je suis désolée. Je vérifie cela tout de suite.',
      '  Votre adresse est-elle toujours melissa@gmail.com ?\n<b>Deux</b> lignes & un emoji 👩‍👧  ',
      'Le second paiement vous sera remboursé.',
    ],
    repliesShown: [
      'Bonjour Luc, je suis désolée. Je vérifie cela tout de suite.',
      '  Votre adresse est-elle toujours m******@gmail.com ?\n<b>Deux</b> lignes & un emoji 👩‍👧  ',
      'Le second paiement vous sera remboursé.',
    ],
    answers: ['Merci !', 'Oui. Vous pouvez aussi appeler le +33 6 12 34 56 78.', 'Parfait, c’était rapide.'],
    answersShown: ['Merci !', 'Oui. Vous pouvez aussi appeler le ********5678.', 'Parfait, c’était rapide.'],
    wrapUp: { search: 'echange', reason: 'Échange convenu', finds: ['Échange convenu'] },
    empty: 'Vous êtes Disponible.',
  },
  sl: {
    customer: 'Ana Novak',
    state: { idle: 'Nedejavni', available: 'Na voljo' },
    history: [
      { from: 'bot', text: 'Pozdravljeni! Sem pomočnik trgovine. Kako vam lahko pomagam?' },
      { from: 'customer', text: 'Rada bi govorila z osebo.' },
    ],
    opening: 'Pozdravljeni, moja kartica 4111 1111 1111 1111 je bila bremenjena dvakrat.',
    openingShown: 'Pozdravljeni, moja kartica ************1111 je bila bremenjena dvakrat.',
    notification: {
      summary: 'Nova zahteva: Naročila in dostava',
      body: 'Ana Novak na strani Shop SI\nPozdravljeni, moja kartica ************1111 je bila bremenjena dvakrat.',
    },
    replies: [
      'Pozdravljeni, Ana. Žal mi je. Takoj bom preverila.',
      '  Je vaš naslov še vedno melissa@gmail.com?\n<b>Dve</b> vrstici & emoji 👩‍👧  ',
      'Drugo plačilo vam bomo vrnili.',
    ],
    repliesShown: [
      'Pozdravljeni, Ana. Žal mi je. Takoj bom preverila.',
      '  Je vaš naslov še vedno m******@gmail.com?\n<b>Dve</b> vrstici & emoji 👩‍👧  ',
      'Drugo plačilo vam bomo vrnili.',
    ],
    answers: ['Hvala!', 'Da. Lahko tudi pokličete +386 40 123 456.', 'Odlično, to je bilo hitro.'],
    answersShown: ['Hvala!', 'Da. Lahko tudi pokličete ********3456.', 'Odlično, to je bilo hitro.'],
    wrapUp: { search: 'zac', reason: 'Začeto vračilo denarja', finds: ['Začeto vračilo denarja'] },
    empty: 'Ste na voljo.',
  },
};
const PAGES: Record<Language, { id: string; name: string }> = {
  en: { id: 'shop-en', name: 'Shop International' },
  fr: { id: 'shop-fr', name: 'Shop FR' },
  sl: { id: 'shop-si', name: 'Shop SI' },
};
/** Parts of the raw values above that no mask leaves. */
const RAW = ['4111', 'melissa@', '7966', '6 12 34', '40 123'];
const AGENT = 'agent-1';

/** Classes of what can be scrolled sideways: nothing should. */
const sideways = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth)
      .map((one) => one.getAttribute('class')),
  );

/** The text of a bubble: behind each hidden value stands its kind in words, for a screen reader. */
const shownAs = (text: string) =>
  new RegExp(
    `^${text
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/\S*\\\*[^\s?]*[\d\w]/g, '$&.+')
      .replace(/\s+/g, '\\s+')}$`,
  );

for (const language of ['en', 'fr', 'sl'] as const) {
  const story = STORIES[language];
  test.describe(`main job (${language})`, () => {
    test.use({ backendOptions: { scenario: tenantIn(language) } });

    test(`from sign-in to wrap-up (${language})`, async ({ launchParley, backend, inbox }) => {
      const { page, shot, desk } = await launchParley({ locale: language });
      const { t } = desk;
      const { control } = backend;
      const folder = `main-job-${language}`;
      let step = 0;
      const picture = async (name: string) => {
        await shot(folder, `${String((step += 1)).padStart(2, '0')}-${name}`);
        expect(await sideways(page), `scrolls sideways: ${name}`).toEqual([]);
      };
      const stateIs = (state: string) =>
        expect(desk.statePicker()).toHaveAccessibleName(t('presence.picker', { state }));
      const agent = () => control.state({}).agents.find(({ agentId }) => agentId === AGENT);
      const said = (author: 'customer' | 'me' | 'bot') =>
        desk.transcript().locator(`[data-author="${author}"] .bubble-text`);
      const nothingRaw = async () => {
        const shown = `${await page.content()} ${await page.locator('body').ariaSnapshot()} ${await page.title()}`;
        for (const raw of RAW) expect(shown).not.toContain(raw);
      };
      control.setReceipts({ mode: 'manual' });

      await test.step('signed in, Idle', async () => {
        await stateIs(story.state.idle);
        await expect(page.getByRole('button', { name: t('task.empty.setAvailable') })).toBeVisible();
        expect(agent()?.state).toMatchObject({ kind: 'idle', activityId: 'idle' });
        await picture('signed-in');
      });

      await test.step('Available', async () => {
        await desk.chooseState(story.state.available);
        await stateIs(story.state.available);
        await expect.poll(() => agent()?.state.kind).toBe('available');
        await expect(desk.tasks().getByText(story.empty)).toBeVisible();
        await picture('available');
      });

      const customer = backend.customer({
        customer: { name: story.customer, locale: language },
        page: PAGES[language].id,
        queue: 'orders',
        text: story.opening,
        history: story.history,
        contactOrigin: '+386 40 123 456',
      });
      const { interactionId } = customer;
      const queue = tenantIn(language).queues[0]?.name ?? '';
      const acceptName = t('offer.acceptFrom', { customer: story.customer, queue });

      await test.step('the offer: popover, task list, native notification', async () => {
        await expect(desk.offers().getByText(queue)).toBeVisible();
        await expect(desk.offers().getByText(t('offer.page', { page: PAGES[language].name }))).toBeVisible();
        await expect(desk.offers().getByText(story.customer)).toBeVisible();
        await expect(desk.offers()).toContainText('************1111');
        await expect(desk.offers().getByRole('timer')).toHaveText(/^00:\d\d$/);
        const left = desk.offers().getByRole('meter', { name: t('offer.timeLeft') });
        await expect(left).toHaveAttribute('aria-valuemax', '30');
        expect(Number(await left.getAttribute('aria-valuenow'))).toBeGreaterThan(20);
        await expect(desk.offers().getByRole('button', { name: acceptName })).toBeVisible();
        await expect(desk.tasks().getByRole('button', { name: acceptName })).toBeVisible();
        await expect.poll(() => inbox.notes).toHaveLength(1);
        expect(inbox.notes[0]).toMatchObject({ appName: 'Parley', open: true, ...story.notification });
        await nothingRaw();
        await picture('offer');
      });

      await test.step('accepted: what was said before is there, the composer has the focus', async () => {
        await desk.acceptFirst();
        await expect(desk.composer()).toBeFocused();
        await expect(desk.offers()).toHaveCount(0);
        await expect(said('bot')).toHaveText([story.history[0]?.text ?? '']);
        await expect(said('customer')).toHaveText([story.history[1]?.text ?? '', shownAs(story.openingShown)]);
        await expect.poll(() => inbox.notes[0]?.open).toBe(false);
        await stateIs(`${t('presence.engaged')}, ${story.state.available}`);
        await expect(page.getByRole('heading', { name: story.customer, level: 1 })).toBeVisible();
        await expect(page.getByRole('main').getByText(t('chat.state.active'))).toBeVisible();
        await expect(page.getByRole('button', { name: t('chat.lock') })).toBeVisible();
        await expect.poll(() => agent()?.capacity.used).toBe(1);
        await expect.poll(() => control.state({}).interactions[0]?.holders[0]?.unread).toBe(0);
        await nothingRaw();
        await picture('accepted');
      });

      const marks = () => desk.transcript().locator('.delivery');
      for (const [at, reply] of story.replies.entries()) {
        await test.step(`message ${String(at + 1)} each way`, async () => {
          const [before, ...more] = reply.split('\n');
          await desk.composer().pressSequentially(before ?? '');
          for (const line of more) {
            await page.keyboard.press('Shift+Enter');
            await page.keyboard.type(line);
          }
          await page.keyboard.press('Enter');
          await expect(desk.composer()).toHaveValue('');
          await expect(said('me')).toHaveText(story.repliesShown.slice(0, at + 1).map(shownAs));
          await expect(marks().last()).toHaveText(t('chat.delivery.accepted'));
          expect(customer.received()).toHaveLength(at);
          control.deliver({ interactionId, to: 'sent' });
          await expect(marks().last()).toHaveText(t('chat.delivery.sent'));
          control.deliver({ interactionId, to: 'delivered' });
          await expect(marks().last()).toHaveText(t('chat.delivery.delivered'));
          customer.reads();
          await expect(marks().last()).toHaveText(t('chat.delivery.read'));
          expect(customer.received().at(-1)).toBe(reply);
          customer.says(story.answers[at] ?? '');
          await expect(said('customer').last()).toHaveText(shownAs(story.answersShown[at] ?? ''));
          // On screen in a focused window: read, not unread.
          const row = desk.tasks().getByRole('option', { selected: true });
          await expect(row).toHaveAccessibleName(new RegExp(`^${story.customer}`));
          await expect(row).not.toHaveAttribute('data-unread');
          await picture(`message-${String(at + 1)}`);
        });
      }
      await nothingRaw();
      expect(inbox.notes).toHaveLength(1);

      await test.step('ended: wrap-up reasons', async () => {
        await desk.end();
        await expect(desk.wrapUp()).toBeVisible();
        await expect(desk.composer()).toHaveCount(0);
        await expect(desk.submitWrapUp()).toBeDisabled();
        await expect(desk.wrapUp().getByRole('option')).toHaveCount(9);
        // The reasons take room, the last words stay in sight.
        await expect(said('customer').last()).toBeInViewport({ ratio: 1 });
        expect(control.state({}).wrapUps).toMatchObject([{ interactionId, state: 'pending' }]);
        await picture('ended');
      });

      await test.step('a reason searched, chosen and submitted', async () => {
        const { search, reason, finds } = story.wrapUp;
        await desk
          .wrapUp()
          .getByRole('combobox', { name: t('wrapUp.search') })
          .fill(search);
        await expect(desk.wrapUp().getByRole('option')).toHaveText(finds);
        await desk.wrapUp().getByRole('option', { name: reason }).click();
        await expect(desk.wrapUp().getByText(t('wrapUp.chosen', { name: reason }))).toBeVisible();
        await picture('reason-chosen');
        await desk.submitWrapUp().click();
        await expect(desk.wrapUp()).toHaveCount(0);
        await expect(page.getByText(t('chat.noSelection.title'))).toBeVisible();
        await expect(desk.tasks().getByText(story.empty)).toBeVisible();
        await expect(desk.tasks().getByRole('option')).toHaveCount(0);
        await stateIs(story.state.available);
        await picture('wrapped-up');
      });

      const left = control.state({});
      const code = tenantIn(language).wrapUp.codes.find(({ name }) => name === story.wrapUp.reason);
      expect(left.wrapUps).toMatchObject([{ interactionId, state: 'done', codeId: code?.id, automatic: false }]);
      expect(left.interactions).toMatchObject([{ interactionId, phase: 'closed', holders: [] }]);
      expect(agent()).toMatchObject({ state: { kind: 'available' }, capacity: { used: 0 }, offers: [] });
      expect(customer.received()).toEqual(story.replies);
    });
  });
}
