// A working day of the desk on virtual time: so many conversations opened, talked through, ended and wrapped up, with a
// line that breaks now and then. What stays behind afterwards must not grow with what went through.
import { createEngine } from '../../../src-backend/engine';
import { seededRandom } from '../../../src-backend/random';
import { bundledScenario } from '../../../src-backend/scenario/bundled';
import { createNoKeeping } from '../../../src-main/desk/keeping';
import { startClient } from './client';
import { endStateOf } from './end-state';
import { Network } from './network';
import { CourseRecord } from './record';
import { ClientClock, VirtualTime } from './virtual-time';

const AGENT = 'agent-1';
const TOKEN = 'token-of-the-day';
const OWNER = 'client-1';
/** Of eight hours among five hundred conversations. */
const EACH_MS = (8 * 3_600_000) / 500;

export interface DayResult {
  conversations: number;
  messages: number;
  events: number;
  hours: number;
  /** Used heap in MB after every twentieth of the day. */
  heap: number[];
  problems: string[];
}

/** @param collect runs the garbage collector */
export async function liveThroughDay(conversations: number, collect: () => void): Promise<DayResult> {
  const time = new VirtualTime();
  const random = seededRandom(7);
  const network = new Network(time, random);
  const engine = await createEngine({
    scenario: bundledScenario('quiet'),
    time: time.backendTime('server'),
    seed: 7,
    shut: () => undefined,
  });
  engine.tokens.issue(AGENT, undefined, TOKEN);
  network.host = { owner: 'server', hub: engine.hub };
  const began = time.now;
  // The record is of the test: it is emptied, so that only the program can grow.
  const record = new CourseRecord();
  const client = startClient({
    owner: OWNER,
    run: 1,
    url: 'wss://backend.example/',
    token: TOKEN,
    clock: new ClientClock(time, OWNER),
    openSocket: network.socketsOf(OWNER),
    keeping: createNoKeeping(),
    record,
    random,
    now: () => time.now,
  });
  let said = 0;
  let messages = 0;
  const say = () => `a${(said += 1)}`;
  const heap: number[] = [];
  const problems: string[] = [];

  for (let at = 0; at < conversations; at += 1) {
    const { interactionId } = engine.control.offer({ text: `Hello from customer ${at}` });
    const end = time.now + EACH_MS;
    // The first minutes are talk, the rest belongs to other work.
    for (let turn = 0; turn < 12; turn += 1) {
      await time.pass(2_000);
      client.tidy();
      client.act(say);
      const phase = engine.control.state().interactions.find((one) => one.interactionId === interactionId)?.phase;
      if (phase === 'open') engine.control.says({ interactionId, text: `and again ${turn}` });
    }
    if (at % 10 === 9) for (const link of network.open) link.cut();
    await time.pass(5_000);
    for (let waited = 0; waited < 60_000 && client.mirror().tasks.length > 0; waited += 2_000) {
      client.finish();
      await time.pass(2_000);
    }
    messages += record.agent.length;
    record.forget();
    if (client.mirror().tasks.length > 0) problems.push(`conversation ${at} does not end`);
    if (end > time.now) await time.pass(end - time.now);
    client.letGo();
    if ((at + 1) % Math.max(1, Math.floor(conversations / 20)) === 0) {
      collect();
      heap.push(process.memoryUsage().heapUsed / 2 ** 20);
    }
  }
  const { shown } = endStateOf(engine.control, client, AGENT);
  if (shown.tasks.length > 0 || shown.unsent > 0) problems.push(`left over: ${JSON.stringify(shown.tasks)}`);
  client.dispose();
  await engine.stop(1001);
  return { conversations, messages, events: network.frames, hours: (time.now - began) / 3_600_000, heap, problems };
}
