// Conference (SPEC 5): requested, taken back, declined, out of time, refused; and with two real clients on one backend:
// joined, written together, left, ended, and the line of either side lost.
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type CustomerDetails, type LaunchOptions, type Parley, type TestBackend } from '../kit/launch';
import { bundledScenario } from '../kit/sources';

const SHOTS = 'conference';
const quiet = bundledScenario('quiet');

type Launch = (options?: LaunchOptions) => Promise<Parley>;

/** Maja asks Luka into a conversation, and he accepts: two windows of one conference. */
async function confer(launchParley: Launch, backend: TestBackend, details: CustomerDetails = {}) {
  const a = await launchParley();
  const b = await launchParley({ agent: 'agent-2' });
  const [owner, guest] = [await readyDesk(a), await readyDesk(b)];
  const { t } = owner;
  const customer = await converse(owner, backend, details);
  await owner.conferenceButton().click();
  await owner.conference.option('Luka Zupan').click();
  await owner.conference.commit().click();
  await expect(guest.offerCards().first()).toContainText(t('offer.reason.conference'));
  await guest.acceptFirst();
  await expect(guest.composer()).toBeFocused();
  await expect(owner.endConference()).toBeVisible();
  return { a, b, owner, guest, interactionId: customer.interactionId, customer, t };
}

test('requested with the time left; taken back, declined, out of time and refused are told apart', async ({
  parley,
  backend,
}) => {
  const desk = await readyDesk(parley);
  const { page, t } = parley;
  const { conferenceButton, cancelButton, conference, transferButton } = desk;
  const head = page.getByRole('main').locator('header');
  const ask = async (name: string) => {
    await conferenceButton().click();
    await conference.option(name).click();
    await conference.commit().click();
    await expect(conference.frame).toHaveCount(0);
  };
  await converse(desk, backend);
  await desk.composer().fill('Half a sentence');
  await conferenceButton().click();
  await expect(conference.search('agent')).toBeFocused();
  await expect(conference.option('Marc Dubois')).toBeDisabled();
  await expect(conference.option('Maja Kranjc')).toHaveCount(0);
  await expect(conference.commit()).toBeDisabled();
  await conference.option('Petra Vidmar').click();
  await parley.shot(SHOTS, 'dialog');
  await conference.commit().click();
  // She goes on writing.
  await expect(desk.composer()).toBeFocused();
  await expect(desk.composer()).toHaveValue('Half a sentence');
  await expect(head).toContainText(t('chat.state.conferenceRequested'));
  await expect(head).toContainText('Petra Vidmar');
  await expect(head.getByRole('timer')).toHaveText(/^00:\d\d$/);
  await expect(conferenceButton()).toHaveCount(0);
  await parley.shot(SHOTS, 'requested');
  await cancelButton().click();
  await expect(desk.transcript()).toContainText(t('chat.system.conference-canceled', { name: 'Petra Vidmar' }));
  await expect(desk.notices()).toContainText(t('notice.conference-failed.canceled', { agent: 'Petra Vidmar' }));
  // The button became *Conference* again under the focus.
  await expect(conferenceButton()).toBeFocused();
  expect(backend.control.state().reservations.at(-1)).toMatchObject({ agentId: 'col-slow', state: 'canceled' });

  const customer = 'Ana Novak';
  await ask('Nina Golob');
  await expect(desk.transcript()).toContainText(t('chat.system.conference-declined', { name: 'Nina Golob' }));
  await expect(desk.notices()).toContainText(t('notice.conference-failed.declined', { agent: 'Nina Golob', customer }));
  backend.control.setPolicy({ reservationTimeoutSeconds: 1 });
  await ask('Petra Vidmar');
  await expect(desk.transcript()).toContainText(t('chat.system.conference-timeout', { name: 'Petra Vidmar' }));
  await expect(desk.notices()).toContainText(
    t('notice.conference-failed.timeout', { agent: 'Petra Vidmar', customer }),
  );
  backend.control.setPolicy({ reservationTimeoutSeconds: 30 });

  await conferenceButton().click();
  await conference.option('Eva Horvat').click();
  backend.control.failNext({ command: 'conference.start', code: 'FORBIDDEN' });
  await conference.commit().click();
  await expect(conference.frame.getByRole('alert')).toContainText(
    t('target.refused.conference', { why: t('refusal.forbidden') }),
  );
  await conference.close().first().click();
  await expect(conferenceButton()).toBeFocused();
  await expect(transferButton()).toBeEnabled();
  await expect(desk.composer()).toHaveValue('Half a sentence');
});

test('two clients: joined, every bubble named, the guest writes and exits; the conversation goes on', async ({
  launchParley,
  backend,
}) => {
  const { a, b, owner, guest, customer, t } = await confer(launchParley, backend, {
    text: 'Where is my parcel?',
  });
  const joined = t('chat.system.participant-joined', { name: 'Luka Zupan' });
  await expect(owner.transcript()).toContainText(joined);
  await expect(guest.transcript()).toContainText('Where is my parcel?');
  await expect(owner.notices()).toContainText(t('notice.conference-started.title'));
  await owner.say('Luka, can you look?');
  await guest.say('It leaves today.');
  for (const desk of [owner, guest]) {
    await expect(desk.transcript()).toContainText('Luka, can you look?');
    await expect(desk.transcript()).toContainText('It leaves today.');
    const named = desk === owner ? 'Luka Zupan' : 'Maja Kranjc';
    const me = desk === owner ? 'Maja Kranjc' : 'Luka Zupan';
    for (const name of [named, t('chat.meNamed', { name: me })])
      await expect(desk.transcript().getByText(name, { exact: true }).first()).toBeVisible();
  }
  await expect.poll(() => customer.received()).toEqual(['Luka, can you look?', 'It leaves today.']);
  // The owner cannot transfer now, and is told why; the guest can leave and nothing else.
  await expect(owner.transferButton()).toHaveAccessibleDescription(t('chat.acts.whyNot.running'));
  await expect(owner.conferenceButton()).toHaveCount(0);
  for (const none of [guest.transferButton(), guest.conferenceButton(), guest.endButton()])
    await expect(none).toHaveCount(0);
  await a.shot(SHOTS, 'owner');
  await b.shot(SHOTS, 'guest');

  await guest.exitConference().click();
  await expect(guest.conversations()).toHaveCount(0);
  await expect(b.page.getByText(t('notice.unassigned.title'))).toHaveCount(0);
  await expect(guest.wrapUp()).toHaveCount(0);
  await expect(owner.transcript()).toContainText(t('chat.system.participant-left', { name: 'Luka Zupan' }));
  await expect(owner.notices()).toContainText(t('notice.conference-over.title'));
  await expect(owner.conferenceButton()).toBeEnabled();
  customer.says('Thank you both');
  await expect(owner.transcript()).toContainText('Thank you both');
  await owner.say('You are welcome.');
  await expect.poll(() => customer.received()).toContain('You are welcome.');
});

test('two clients: End conference is the owner’s, and she wraps up', async ({ launchParley, backend }) => {
  const { owner, guest, t } = await confer(launchParley, backend);
  await owner.endConference().click();
  await expect(owner.wrapUp()).toBeVisible();
  await expect(guest.conversations()).toHaveCount(0);
  await expect(guest.notices()).toContainText(t('notice.unassigned.conferenceTitle'));
  await expect(guest.wrapUp()).toHaveCount(0);
  await owner.finishWrapUp('Resolved');
  await expect(owner.conversations()).toHaveCount(0);
});

test.describe('a line that is lost for good', () => {
  test.use({ backendOptions: { scenario: { ...quiet, timing: { ...quiet.timing, recoverySeconds: 1 } } } });

  test('the guest’s: the owner goes on alone and is told', async ({ launchParley, backend }) => {
    const { a, b, owner, guest, customer, t } = await confer(launchParley, backend);
    const { line } = b;
    await line.drops();
    await expect(owner.transcript()).toContainText(t('chat.system.participant-lost', { name: 'Luka Zupan' }));
    await expect(owner.notices()).toContainText(t('notice.conference-over.title'));
    await expect(owner.conferenceButton()).toBeEnabled();
    await a.shot(SHOTS, 'guest-lost');
    await owner.say('I am still here.');
    await expect.poll(() => customer.received()).toContain('I am still here.');
    await line.returns();
    await expect(guest.conversations()).toHaveCount(0);
    await expect(guest.notices()).toContainText(t('notice.unassigned.title'));
  });

  test('the owner’s: the conversation moves to the guest', async ({ launchParley, backend }) => {
    const { a, b, owner, guest, interactionId, t } = await confer(launchParley, backend);
    const { line } = a;
    await line.drops();
    await expect(guest.transcript()).toContainText(t('chat.system.owner-changed', { name: 'Luka Zupan' }));
    await expect(guest.notices()).toContainText(t('notice.owner-changed.text', { customer: 'Ana Novak' }));
    for (const act of [guest.transferButton(), guest.conferenceButton(), guest.endButton()])
      await expect(act).toBeEnabled();
    await expect(guest.exitConference()).toHaveCount(0);
    await b.shot(SHOTS, 'owner-lost');
    await line.returns();
    await expect(owner.conversations()).toHaveCount(0);
    await expect(owner.notices()).toContainText(t('notice.unassigned.title'));
    await guest.end();
    await guest.finishWrapUp('Resolved');
    expect(backend.control.state().interactions.find((one) => one.interactionId === interactionId)).toMatchObject({
      phase: 'closed',
    });
  });
});
