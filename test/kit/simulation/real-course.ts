// One course with real sockets: the real backend behind a TCP proxy that misbehaves, the real session and desk in front,
// the client's time running faster. The same people, the same checker as on virtual time; only the timing is the machine's.
import { seededRandom } from '../../../src-backend/random';
import { startBackend } from '../../../src-backend/start';
import { createNoKeeping } from '../../../src-main/desk/keeping';
import { createSocketFactory, systemClock, type Clock } from '../../../src-main/session';
import { startClient } from './client';
import { endStateOf, heldOf } from './end-state';
import { startFaultProxy } from './fault-proxy';
import { violationsOf } from './invariants';
import { CourseRecord } from './record';

const AGENT = 'agent-1';
const FASTER = 10;
const MISBEHAVES_MS = 3_500;
const REST_MS = 40_000;

/** As the kit's hurried clock, without the test tool. */
const clock: Clock = {
  now: () => systemClock.now(),
  monotonic: () => systemClock.monotonic() * FASTER,
  setTimeout: (run, ms) => systemClock.setTimeout(run, ms / FASTER),
  clearTimeout: (handle) => {
    systemClock.clearTimeout(handle);
  },
};
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

export interface RealCourseResult {
  violations: string[];
  faults: Record<string, number>;
  messages: number;
}

export async function runRealCourse(seed: number): Promise<RealCourseResult> {
  const random = seededRandom(seed);
  // The line's limits in the client's time; the offer's and the wrap-up's are the backend's own.
  const backend = await startBackend({ seed, limits: { idleMs: 16_000 / FASTER } });
  const proxy = await startFaultProxy(backend.url, random);
  const record = new CourseRecord();
  const client = startClient({
    owner: 'client',
    run: 1,
    url: proxy.url,
    token: backend.token,
    clock,
    openSocket: createSocketFactory({ clock }),
    keeping: createNoKeeping(),
    record,
    random,
    now: () => systemClock.now(),
  });
  let said = 0;
  const say = (who = 'a') => `${who}${(said += 1)}`;
  const customers = () => {
    const open = heldOf(backend.control, AGENT).filter(({ state }) => state === 'active');
    const [first, ...others] = open;
    const text = say('c');
    const isNew = first === undefined || (open.length < 3 && random.next() < 0.15);
    const interactionId = isNew
      ? backend.control.offer({ text }).interactionId
      : random.pick([first, ...others]).interactionId;
    if (!isNew) backend.control.says({ interactionId, text });
    record.customer.push({ interactionId, text, taken: 'certain' });
  };

  const until = systemClock.now() + MISBEHAVES_MS;
  while (systemClock.now() < until) {
    client.act(say);
    if (random.next() < 0.5) customers();
    await wait(random.between(10, 90));
  }
  proxy.calm();
  let violations: string[] = [];
  for (const end = systemClock.now() + REST_MS; systemClock.now() < end;) {
    client.tidy();
    for (const { interactionId } of heldOf(backend.control, AGENT))
      backend.control.deliver({ interactionId, to: 'read' });
    await wait(150);
    violations = violationsOf(record, endStateOf(backend.control, client, AGENT));
    if (client.mirror().connection.phase !== 'live') violations.push('the line is not live');
    if (violations.length === 0) break;
  }
  client.dispose();
  await proxy.stop();
  await backend.stop();
  return { violations, faults: proxy.faults, messages: record.agent.length + record.customer.length };
}
