// One agent, two programs: a second sign-in is a choice of both sides (SPEC 9). Whoever loses says where the session went,
// keeps what was written and sends nothing; whoever takes back has everything, once.
import { hostname } from 'node:os';
import { anyOf, converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Parley } from '../kit/launch';

const DRAFT = 'Half an answer with č';
const HERE = `Parley (${hostname()})`;

const stripOf = ({ page, t }: Parley) => page.getByRole('region', { name: t('connection.region') });
const press = (place: ReturnType<typeof stripOf>, name: string) => place.getByRole('button', { name }).click();

test('a second sign-in is handed over, taken back, and nothing is lost, sent by the loser or doubled', async ({
  launchParley,
  backend,
}) => {
  const first = await launchParley();
  const { t } = first;
  const here = await readyDesk(first);
  const customer = await converse(here, backend);
  const got = () => customer.received();
  await here.say('One');
  await expect.poll(got).toEqual(['One']);
  await here.composer().fill(DRAFT);

  // The newcomer is refused and told who has the session; the one at work is asked.
  const second = await launchParley();
  const there = second.desk;
  const refused = second.page.getByRole('alert').filter({ hasText: anyOf(here, 'signIn.heldBy') });
  await expect(refused).toContainText(HERE);
  await expect(stripOf(first)).toContainText(t('connection.title.contested'));
  await expect(stripOf(first)).toContainText(HERE);
  await first.shot('second-sign-in', 'contested');
  await second.shot('second-sign-in', 'refused');

  // Handed over: here it is readable and copyable, there the work goes on.
  await press(stripOf(first), t('connection.handOver'));
  await expect(stripOf(first)).toContainText(t('connection.title.superseded'));
  await expect(stripOf(first)).toContainText(HERE);
  await expect(here.composer()).toHaveCount(0);
  await expect(first.page.getByText(DRAFT)).toBeVisible();
  await first.toFront();
  await first.page.getByRole('button', { name: t('chat.composer.copyDraft') }).click();
  await expect(first.page.getByRole('button', { name: t('chat.composer.copied') })).toBeVisible();
  await first.shot('second-sign-in', 'handed-over');
  await press(refused, t('signIn.takeOver'));
  await there.conversation('Ana Novak').click();
  await there.say('Two');
  await expect.poll(got).toEqual(['One', 'Two']);
  await expect(here.transcript()).not.toContainText('Two');

  // Taken back from a line that is up: what happened meanwhile is here, and so is the draft.
  await press(stripOf(first), t('connection.signInHere'));
  await expect(stripOf(second)).toContainText(t('connection.title.superseded'));
  await expect(here.transcript()).toContainText('Two');
  await expect(here.composer()).toHaveValue(DRAFT);

  // Lost during an outage: what waited stays here, can be taken back, and goes out only from here.
  await first.line.drops();
  await here.say('Three');
  await here.say('Never sent');
  await expect(here.transcript().getByText(t('chat.delivery.queued'))).toHaveCount(2);
  backend.control.openDoor();
  await press(stripOf(second), t('connection.signInHere'));
  await expect(stripOf(second)).toHaveCount(0);
  await press(stripOf(first), t('connection.retryNow'));
  await expect(stripOf(first)).toContainText(t('connection.title.superseded'));
  await there.say('From there');
  await expect.poll(got).toEqual(['One', 'Two', 'From there']);
  await expect(here.transcript().getByText(t('chat.delivery.queued'))).toHaveCount(2);
  await here
    .transcript()
    .getByRole('button', { name: t('chat.takeBackName', { text: 'Never sent' }) })
    .click();
  await expect(here.transcript()).not.toContainText('Never sent');

  await press(stripOf(first), t('connection.signInHere'));
  await expect.poll(got).toEqual(['One', 'Two', 'From there', 'Three']);
  await expect(here.transcript().getByText('Three')).toHaveCount(1);
  await expect(here.transcript()).toContainText('From there');
});
