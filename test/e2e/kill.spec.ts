// kill -9 of the main process at random moments while messages go out: what was handed over reaches the customer exactly
// once and in its order. Five times here, 200 times by scripts/soak/kill.mjs; the seed is printed and can be given again.
import type { DeskPage } from '../kit/desk-page.mjs';
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Parley } from '../kit/launch';
import { seededRandom } from '../kit/sources';

const KILLS = Number(process.env['PARLEY_KILLS'] ?? 5);
const SEED = Number(process.env['PARLEY_SEED'] ?? Date.now() % 1_000_000);
/** A start, the sending and the end of one round, on a slow machine. */
const ROUND_MS = 45_000;

/** What the line does while she writes, in turn. */
const LINES = ['line up', 'line down', 'results held', 'line up'] as const;

interface Story {
  name: string;
  interactionId: string;
  /** Numbers handed over so far, the last one of a round maybe not. */
  asked: number;
  /** Of these the program has said that they are safe. */
  promised: Set<number>;
}

const textOf = (story: Story, number: number) => `${story.name} message ${String(number)}.`;
const numberIn = (text: string) => Number(/ message (\d+)\.$/.exec(text)?.[1]);

/** The program's own promise, closer than a look at the window: answered means that nothing can lose it any more. */
const handOver = (parley: Parley, interactionId: string, text: string) =>
  parley.page.evaluate(
    async (message) => {
      const { desk } = window as unknown as {
        desk: { message: { send: (message: object) => Promise<{ ok: boolean }> } };
      };
      return (await desk.message.send(message)).ok;
    },
    { interactionId, text },
  );

async function writeUntilKilled(parley: Parley, story: Story, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const number = (story.asked += 1);
    // The call ends with the page.
    const isSafe = await handOver(parley, story.interactionId, textOf(story, number)).catch(() => undefined);
    if (isSafe === true) story.promised.add(number);
    else if (isSafe === false) throw new Error(`message ${String(number)} was refused`);
  }
}

async function settledDesk(parley: Parley, count: number): Promise<DeskPage> {
  const desk = parley.desk;
  await expect(desk.conversations()).toHaveCount(count);
  return desk;
}

test(`killed ${String(KILLS)} times while sending: nothing lost, doubled or out of order`, async ({
  keyring: _real,
  launchParley,
  backend,
}) => {
  test.setTimeout(90_000 + KILLS * ROUND_MS);
  const { control } = backend;
  const random = seededRandom(SEED);
  const counts = { kills: 0, 'line up': 0, 'line down': 0, 'results held': 0 };
  process.stdout.write(`kill: seed ${String(SEED)} (PARLEY_SEED)\n`);

  let parley = await launchParley({ keyStore: true });
  const desk = await readyDesk(parley);
  const stories: Story[] = [];
  for (const name of ['Ana Novak', 'Bor Kos']) {
    const customer = await converse(desk, backend, { customer: { name } });
    stories.push({ name, interactionId: customer.interactionId, asked: 0, promised: new Set() });
  }
  control.setReceipts({ mode: 'sent' });

  for (let round = 0; round < KILLS; round += 1) {
    const line = LINES[round % LINES.length] ?? 'line up';
    counts[line] += 1;
    if (line === 'line down') {
      control.shutDoor({});
      control.dropLine({});
    } else if (line === 'results held') control.holdResults({ command: 'message.send' });
    let over = false;
    const killing = new Promise<void>((done) => setTimeout(done, random.between(5, 900))).then(async () => {
      over = true;
      await parley.kill();
    });
    await Promise.all([killing, ...stories.map((story) => writeUntilKilled(parley, story, () => over))]);
    counts.kills += 1;
    control.releaseResults();
    control.openDoor();
    parley = await launchParley({ keyStore: true, userData: parley.userData });
    await settledDesk(parley, stories.length);
  }

  const received = ({ interactionId }: Story) =>
    control.customerInbox({ interactionId }).map(({ text }) => numberIn(text));
  const report = { lost: 0, doubled: 0, 'out of order': 0, promised: 0, received: 0 };
  for (const story of stories) {
    await expect
      .poll(() => [...story.promised].filter((number) => !received(story).includes(number)), { timeout: 60_000 })
      .toEqual([]);
    const numbers = received(story);
    report.promised += story.promised.size;
    report.received += numbers.length;
    report.lost += [...story.promised].filter((number) => !numbers.includes(number)).length;
    report.doubled += numbers.length - new Set(numbers).size;
    report['out of order'] += numbers.filter((number, at) => number < (numbers[at - 1] ?? 0)).length;
  }
  process.stdout.write(`kill: ${JSON.stringify({ seed: SEED, ...counts, ...report })}\n`);
  expect(report.promised).toBeGreaterThan(0);
  expect(report).toMatchObject({ lost: 0, doubled: 0, 'out of order': 0 });
  for (const story of stories) {
    await parley.desk.conversation(story.name).click();
    const last = received(story).at(-1) ?? 0;
    await expect(parley.desk.transcript().getByText(textOf(story, last), { exact: true })).toHaveCount(1);
  }
});
