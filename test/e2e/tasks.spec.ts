// Several conversations at once (SPEC 2, 3): the task list with its sections, badges, previews and timers, by mouse and
// keyboard; reading back without being moved; long threads.
import type { DeskPage } from '../kit/desk-page.mjs';
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Page, type Locator } from '../kit/launch';

const SHOTS = 'tasks';
const person = (name: string) => ({ customer: { name } });
const unread = (desk: DeskPage, count: number) => desk.t('task.unread', { count });

/** Names in the order of the list. */
const namesOf = (desk: DeskPage) =>
  desk
    .conversations()
    .evaluateAll((items) => items.map((item) => item.getAttribute('aria-label')?.split(',')[0] ?? ''));

/** Where it is once it is at rest, not still on its way: px from the top. */
async function restingTop(locator: Locator): Promise<number> {
  const top = async () => (await locator.boundingBox())?.y ?? Number.NaN;
  let [before, now] = [Number.NaN, await top()];
  await expect
    .poll(async () => {
      [before, now] = [now, await top()];
      return now - before;
    })
    .toBe(0);
  return now;
}

/** No part of the window scrolls sideways. */
const sideways = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { overflowX } = getComputedStyle(element);
        return (overflowX === 'auto' || overflowX === 'scroll') && element.scrollWidth > element.clientWidth;
      })
      .map(({ className }) => className),
  );

test('unread messages are counted and spoken, previewed masked, and read when shown', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const ana = await converse(desk, backend, person('Ana Novak'));
  await converse(desk, backend, person('Luc Martin'));
  ana.says(['Are you there?', 'Card 4111 1111 1111 1111']);
  const item = desk.conversation('Ana Novak');
  await expect(item).toHaveAccessibleName(
    new RegExp(`Ana Novak, ${unread(desk, 2)}, Card payment card number ending 1111`),
  );
  await expect(item).toContainText('Card ************1111');
  await expect(item).not.toContainText('4111 1111');
  await expect(item).toContainText(/00:[0-5]\d/);
  await expect(item).toContainText('2');
  await parley.shot(SHOTS, 'unread');

  await item.click();
  await expect(desk.composerOf('Ana Novak')).toBeFocused();
  await expect(item).not.toHaveAccessibleName(new RegExp(unread(desk, 2)));
  await expect(desk.transcript()).toContainText(desk.t('chat.unreadDivider'));
  await parley.shot(SHOTS, 'divider');
  // The open one again: back to writing.
  await desk.transcript().click();
  await expect(desk.composerOf('Ana Novak')).not.toBeFocused();
  await item.click();
  await expect(desk.composerOf('Ana Novak')).toBeFocused();
  await expect
    .poll(() => {
      const held = backend.control
        .state()
        .interactions.find(({ interactionId }) => interactionId === ana.interactionId);
      return held?.holders[0]?.unread;
    })
    .toBe(0);
  // What comes while she looks is read at once.
  ana.says('Still here');
  await expect(desk.transcript()).toContainText('Still here');
  await expect(item).toHaveAccessibleName('Ana Novak, Still here');
  await desk.conversation('Luc Martin').click();
  await item.click();
  await expect(desk.transcript()).toContainText('Still here');
  await expect(desk.transcript()).not.toContainText(desk.t('chat.unreadDivider'));
});

test('offers on top, then those at work, then those to wrap up; nothing scrolls sideways', async ({
  parley,
  backend,
}) => {
  const desk = await readyDesk(parley);
  const { page } = parley;
  await converse(desk, backend, person('Ana Novak'));
  await desk.end();
  const luc = await converse(desk, backend, person('Luc Martin'));
  const petra = await converse(desk, backend, person('Petra Kos'));
  // A masked value behind the end of the line: its words for screen readers must not widen the column.
  luc.says('I paid for it with the card that I always use, that is 4111 1111 1111 1111');
  petra.types();
  for (const name of ['Tom Reed', 'Maximiliana Featherstonehaugh-Wolfeschlegelstein']) backend.offer(person(name));
  const group = (key: string) => desk.tasks().getByRole('group', { name: desk.t(key) });
  const offers = desk.tasks().getByRole('region', { name: desk.t('task.offers') });
  await expect(offers.getByRole('listitem')).toHaveCount(2);
  await expect(group('task.active').getByRole('option')).toHaveCount(2);
  await expect(group('task.wrapUp').getByRole('option', { name: /Ana Novak/ })).toBeVisible();
  await expect(group('task.active').getByText(desk.t('task.typing'))).toBeVisible();
  const top = async (locator: Locator) => (await locator.boundingBox())?.y ?? Number.NaN;
  expect(await top(offers)).toBeLessThan(await top(group('task.active')));
  expect(await top(group('task.active'))).toBeLessThan(await top(group('task.wrapUp')));
  await expect(desk.conversation('Luc Martin')).toContainText('1111');
  await parley.shot(SHOTS, 'sections');
  expect(await sideways(page)).toEqual([]);

  // An offer can be taken here, too.
  await offers.getByRole('button', { name: /Tom Reed/ }).click();
  await expect(desk.composerOf('Tom Reed')).toBeFocused();
  await expect(offers.getByRole('listitem')).toHaveCount(1);
  expect(await sideways(page)).toEqual([]);
});

test('by keyboard: one tab stop, arrows, Home, End, a letter, Enter', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const { page } = parley;
  for (const name of ['Ana Novak', 'Luc Martin', 'Petra Kos']) await converse(desk, backend, person(name));
  expect(await namesOf(desk)).toEqual(['Ana Novak', 'Luc Martin', 'Petra Kos']);
  const list = desk.conversations();
  await expect(list.and(page.locator('[tabindex="0"]'))).toHaveCount(1);
  await list.and(page.locator('[tabindex="0"]')).focus();
  await expect(desk.conversation('Petra Kos')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(desk.conversation('Luc Martin')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(desk.conversation('Ana Novak')).toBeFocused();
  await page.keyboard.press('End');
  await expect(desk.conversation('Petra Kos')).toBeFocused();
  await page.keyboard.press('l');
  await expect(desk.conversation('Luc Martin')).toBeFocused();
  // Moving about opens nothing; Enter does, with the composer ready.
  await expect(desk.composerOf('Petra Kos')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(desk.composerOf('Luc Martin')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await parley.shot(SHOTS, 'keyboard');
});

test('reading back is left in peace: new replies wait behind a button', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const ana = await converse(desk, backend, { ...person('Ana Novak'), filler: 40 });
  const { page } = parley;
  const early = desk.transcript().getByText('Message 5 of the earlier conversation.');
  await desk.transcript().hover();
  await page.mouse.wheel(0, -100_000);
  await expect(early).toBeInViewport();
  const before = await restingTop(early);
  ana.says(['One more thing', 'And another']);
  const jump = page.getByRole('button', { name: desk.t('chat.newReplies', { count: 2 }) });
  await expect(jump).toBeVisible();
  expect(await restingTop(early)).toBe(before);
  await parley.shot(SHOTS, 'new-replies');
  await jump.click();
  await expect(desk.transcript().getByText('And another')).toBeInViewport();
  await expect(jump).toHaveCount(0);
});

test('a long thread opens at its end, and older pages come in above without moving anything', async ({
  parley,
  backend,
}) => {
  const desk = await readyDesk(parley);
  await converse(desk, backend, { ...person('Ana Novak'), filler: 2_000, text: 'The newest words' });
  const { page } = parley;
  await expect(desk.transcript().getByText('The newest words')).toBeInViewport();
  await parley.shot(SHOTS, 'long-thread');
  const scroller = desk.transcript();
  const numbers = async () =>
    (await scroller.getByText(/^Message \d+ of the earlier conversation\.$/).allTextContents()).map((text) =>
      Number(/\d+/.exec(text)?.[0]),
    );
  const oldest = async () => Math.min(...(await numbers()));
  await scroller.hover();
  await expect.poll(oldest).toBeGreaterThan(1_900);

  // Near the top of what is held: the page before is asked for while she reads on.
  let reached = await oldest();
  for (let turn = 0; turn < 3; turn += 1) {
    await page.mouse.wheel(0, -100_000);
    await expect.poll(oldest).toBeLessThan(reached);
    reached = await oldest();
  }
  expect(reached).toBeLessThan(1_900);

  // What she looks at stays where it is when the next page arrives.
  const height = () => scroller.evaluate((element) => element.scrollHeight);
  backend.control.holdResults({ command: 'message.list' });
  await page.mouse.wheel(0, -100_000);
  await expect(page.getByText(desk.t('chat.loadingOlder'))).toBeVisible();
  const shown = scroller.getByText(`Message ${String(await oldest())} of the earlier conversation.`);
  await expect(shown).toBeInViewport();
  const [tall, place] = [await height(), await restingTop(shown)];
  backend.control.releaseResults();
  await expect.poll(height).toBeGreaterThan(tall);
  await expect(page.getByText(desk.t('chat.loadingOlder'))).toHaveCount(0);
  expect(Math.abs((await restingTop(shown)) - place)).toBeLessThanOrEqual(2);
  await parley.shot(SHOTS, 'long-thread-older');
});
