// A conversation of 100 000 messages: open at the newest at once, read far back and return, keep the place meanwhile;
// what its days, its marks and its reply window say.
import type { DeskPage } from '../kit/desk-page.mjs';
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Page } from '../kit/launch';

const FILLER = 100_000;
const line = (number: number) => `Message ${String(number)} of the earlier conversation.`;
const HOUR = 3_600_000;

/** Numbers of the made-up messages whose bubbles are on screen. */
const numbersInSight = (desk: DeskPage) =>
  desk.transcript().evaluate((log) => {
    const box = log.getBoundingClientRect();
    const texts = [...log.querySelectorAll('span')].filter(({ textContent }) => /^Message \d+ of/.test(textContent));
    return texts
      .filter((text) => {
        const { top, bottom } = text.getBoundingClientRect();
        return top >= box.top && bottom <= box.bottom;
      })
      .map(({ textContent }) => Number(/\d+/.exec(textContent)?.[0]));
  });

/** Goes up page by page until everything on screen is older than `below`, and waits until the list rests. */
async function readBackTo(page: Page, desk: DeskPage, below: number): Promise<number[]> {
  await desk.transcript().focus();
  await expect(async () => {
    await page.keyboard.press('Home');
    expect(Math.max(...(await numbersInSight(desk)))).toBeLessThan(below);
  }).toPass({ intervals: [100] });
  let resting: number[] = [];
  await expect(async () => {
    const before = await numbersInSight(desk);
    await page.evaluate(() => new Promise((rest) => requestAnimationFrame(() => requestAnimationFrame(rest))));
    resting = await numbersInSight(desk);
    expect(resting).toEqual(before);
    expect(resting.length).toBeGreaterThan(2);
  }).toPass();
  return resting;
}

test('100 000 messages open at the newest; far back she keeps her place and returns in one step', async ({
  parley,
  backend,
}) => {
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend, { filler: FILLER, text: 'Where is my parcel?' });
  await expect(desk.transcript().getByText('Where is my parcel?')).toBeInViewport();
  await expect(desk.transcript().getByText(line(FILLER))).toBeInViewport();
  // So far that the newest are no longer held.
  const [, middle = 0] = await readBackTo(parley.page, desk, FILLER - 900);
  const place = desk.transcript().getByText(line(middle), { exact: true });
  const before = await place.boundingBox();
  customer.says(['Hello?', 'Are you there?']);
  const jump = parley.page.getByRole('button', { name: desk.t('chat.newReplies', { count: 2 }) });
  await expect(jump).toBeVisible();
  expect((await place.boundingBox())?.y).toBe(before?.y);
  await expect(desk.transcript().getByText('Are you there?')).toHaveCount(0);
  await jump.click();
  await expect(desk.transcript().getByText('Are you there?')).toBeInViewport();
  await expect(jump).toBeHidden();
  // Far back again, an own message leads to the end by itself.
  await readBackTo(parley.page, desk, FILLER - 900);
  await desk.say('I am here.');
  await expect(desk.transcript().getByText('I am here.')).toBeInViewport();
});

test('the way back down from far up misses no message and shows no blank', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  await converse(desk, backend, { filler: FILLER, text: 'Where is my parcel?' });
  const newest = desk.transcript().getByText('Where is my parcel?');
  const first = Math.min(...(await readBackTo(parley.page, desk, FILLER - 800)));
  // What each frame shows, noted by the page itself.
  await desk.transcript().evaluate((log) => {
    const seen = new Set<number>();
    const noted = { seen, blank: 0 };
    Object.assign(globalThis, { noted });
    const look = () => {
      const box = log.getBoundingClientRect();
      const rows = [...log.querySelectorAll('span')].filter(({ textContent, offsetParent }) => {
        return offsetParent !== null && /^(Message \d+ of|Where is my parcel)/.test(textContent);
      });
      const shown = rows.filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > box.top && top < box.bottom;
      });
      if (shown.length === 0) noted.blank += 1;
      for (const { textContent } of shown) seen.add(Number(/\d+/.exec(textContent)?.[0] ?? 0));
      requestAnimationFrame(look);
    };
    look();
  });
  await expect(async () => {
    await parley.page.keyboard.press('PageDown');
    await expect(newest).toBeInViewport({ timeout: 100 });
  }).toPass({ intervals: [50] });
  const { seen, blank } = await parley.page.evaluate(() => {
    const { noted } = globalThis as unknown as { noted: { seen: Set<number>; blank: number } };
    return { seen: [...noted.seen], blank: noted.blank };
  });
  const shown = new Set(seen);
  const missing = Array.from({ length: FILLER - first + 1 }, (_, at) => first + at).filter((n) => !shown.has(n));
  expect(missing).toEqual([]);
  expect(blank).toBe(0);
});

test('a page that cannot be had is said so and can be asked for again', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  await converse(desk, backend, { filler: 300 });
  backend.control.failNext({ command: 'message.list', code: 'UPSTREAM_ERROR' });
  await desk.transcript().focus();
  await parley.page.keyboard.press('Home');
  await expect(parley.page.getByText(desk.t('chat.olderFailed'))).toBeVisible();
  await parley.page.getByRole('button', { name: desk.t('chat.tryAgain') }).click();
  await expect(async () => {
    await parley.page.keyboard.press('Home');
    await expect(desk.transcript().getByText(line(1), { exact: true })).toBeInViewport({ timeout: 300 });
  }).toPass();
});

test('the unread divider, days that turn at midnight, and answers from elsewhere are marked', async ({
  parley,
  backend,
}) => {
  const desk = await readyDesk(parley);
  const first = await converse(desk, backend);
  const { t } = desk;
  await expect(desk.transcript().getByText(t('chat.today'), { exact: true })).toBeVisible();
  first.answeredElsewhere('Answered from the page.', 'Page inbox');
  await expect(desk.transcript().getByText(t('chat.elsewhere', { name: 'Page inbox' }))).toBeVisible();
  backend.offer({ customer: { name: 'Luc Martin' } });
  await desk.acceptFirst();
  await expect(desk.composerOf('Luc Martin')).toBeFocused();
  first.says('Anything new?');
  await desk.conversation('Ana Novak').click();
  const divider = desk.transcript().getByText(t('chat.unreadDivider'));
  await expect(divider).toBeVisible();
  const [above, below] = await Promise.all([
    divider.boundingBox(),
    desk.transcript().getByText('Anything new?').boundingBox(),
  ]);
  expect(above?.y).toBeLessThan(below?.y ?? 0);
  backend.control.setClock({ offsetMs: 24 * HOUR });
  await expect(desk.transcript().getByText(t('chat.yesterday'), { exact: true })).toBeVisible();
});

test('the composer closes in words with the reply window, and a grant of seven days keeps it open', async ({
  parley,
  backend,
}) => {
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend);
  const closed = parley.page.getByText(desk.t('chat.composer.locked.window-closed'));
  backend.control.setClock({ offsetMs: 25 * HOUR });
  await expect(closed).toBeVisible();
  await expect(desk.composer()).toBeHidden();
  customer.says('Still waiting.');
  await expect(desk.composer()).toBeVisible();
  await expect(closed).toBeHidden();
  backend.control.setReplyWindow({ hours: 168 });
  customer.says('Take your time.');
  await expect(desk.transcript().getByText('Take your time.')).toBeVisible();
  backend.control.setClock({ offsetMs: 25 * HOUR + 6 * 24 * HOUR });
  await desk.say('Six days later.');
  await expect(desk.transcript().getByText('Six days later.')).toBeVisible();
  await expect(closed).toBeHidden();
});
