// One course: a backend, a client, an agent and customers live through a schedule of faults on virtual time; then the
// weather clears, everything comes to rest, and the checker compares.
import { createEngine, type Engine } from '../../../src-backend/engine';
import { seededRandom, type Random } from '../../../src-backend/random';
import { bundledScenario } from '../../../src-backend/scenario/bundled';
import type { SessionDeps } from '../../../src-main/session';
import { CALM, drawSchedule, type Fault, type Schedule } from './chaos';
import { startClient, type SimClient } from './client';
import { endStateOf, heldOf } from './end-state';
import { violationsOf } from './invariants';
import { Cupboard, Disk } from './kept-memory';
import { Network } from './network';
import { CourseRecord } from './record';
import { ClientClock, VirtualTime } from './virtual-time';

const URL_ = 'wss://backend.example/';
const TOKEN = 'token-of-the-simulation';
const AGENT = 'agent-1';
/** After the last fault everything has to be at rest by then. */
const REST_MS = 240_000;

export interface CourseResult {
  schedule: Schedule;
  violations: string[];
  log: string[];
  counts: { frames: number; agentMessages: number; customerMessages: number; conversations: number; calls: number };
}

/** Defects to be planted, for the checker's own test. */
export interface CourseOptions {
  tamper?: (deps: SessionDeps) => SessionDeps;
  lyingDisk?: boolean;
}

class Course {
  readonly time = new VirtualTime();
  readonly record = new CourseRecord();
  readonly network: Network;
  readonly disk = new Disk();
  readonly cupboard = new Cupboard();
  engine: Engine | undefined;
  client: SimClient | undefined;
  clock: ClientClock | undefined;
  #servers = 0;
  #clients = 0;
  #said = 0;

  constructor(
    readonly random: Random,
    readonly options: CourseOptions,
  ) {
    this.network = new Network(this.time, random);
  }

  async startBackend(): Promise<void> {
    const owner = `server-${(this.#servers += 1)}`;
    const engine = await createEngine({
      scenario: bundledScenario('quiet'),
      time: this.time.backendTime(owner),
      seed: 1,
      shut: () => undefined,
      store: this.disk.storeFor(owner, this.time, this.random, this.options.lyingDisk),
      failed: (error) => void this.record.errors.push(`the backend's store: ${String(error)}`),
    });
    engine.tokens.issue(AGENT, undefined, TOKEN);
    this.engine = engine;
    this.network.host = { owner, hub: engine.hub };
  }

  killBackend(): void {
    if (this.network.host !== undefined) this.time.drop(this.network.host.owner);
    this.network.hostDied();
    this.engine = undefined;
  }

  startClient(): void {
    const { time, network, cupboard, record, random, options } = this;
    const run = (this.#clients += 1);
    const owner = `client-${run}`;
    this.clock = new ClientClock(time, owner);
    this.client = startClient({
      owner,
      run,
      url: URL_,
      token: TOKEN,
      clock: this.clock,
      openSocket: network.socketsOf(owner),
      keeping: cupboard.keepingFor(owner, time, random),
      record,
      random,
      now: () => time.now,
      tamper: options.tamper,
    });
  }

  /** A customer or a colleague does something; what the backend has kept of it is certain. */
  outside(): void {
    const { engine, random, record } = this;
    if (engine === undefined) return;
    const open = heldOf(engine.control, AGENT).filter(({ state }) => state === 'active');
    const [first, ...others] = open;
    const chance = random.next();
    if (first === undefined || (open.length < 4 && chance < 0.12)) {
      const text = this.say('c');
      const { interactionId } = engine.control.offer({ text });
      this.certain(engine, interactionId, text);
    } else if (chance < 0.9) {
      const { interactionId } = random.pick([first, ...others]);
      const text = this.say('c');
      engine.control.says({ interactionId, text });
      this.certain(engine, interactionId, text);
    } else if (chance < 0.94) {
      engine.control.replyElsewhere({
        interactionId: random.pick([first, ...others]).interactionId,
        text: this.say('e'),
      });
    } else if (chance < 0.96) engine.control.leave({ interactionId: first.interactionId });
    record.log.push(`${this.time.now} outside`);
  }

  certain(engine: Engine, interactionId: string, text: string): void {
    const said = { interactionId, text, taken: 'unknown' as 'unknown' | 'certain' };
    this.record.customer.push(said);
    void engine.ledger.safe().then(() => {
      said.taken = 'certain';
    });
  }

  readonly say = (who = 'a') => `${who}${(this.#said += 1)}`;

  inflict(fault: Fault): void {
    const { time, network, random } = this;
    const later = (ms: number, run: () => void) => void time.after('chaos', ms, run);
    this.record.log.push(`${time.now} FAULT ${JSON.stringify(fault)}`);
    switch (fault.kind) {
      case 'cut':
        for (const link of network.open) link.cut();
        return;
      case 'half-open':
        for (const link of network.open) for (const way of fault.ways) link.dark.add(way);
        return;
      case 'close':
        for (const link of network.open) link.close(fault.code);
        return;
      case 'flap':
        for (let n = 0; n < fault.times; n += 1)
          later(n * fault.everyMs, () => {
            for (const link of network.open) link.cut();
          });
        return;
      case 'weather':
        network.weather = fault.weather;
        later(fault.ms, () => {
          network.weather = CALM;
        });
        return;
      case 'unreachable':
        network.obstacles += 1;
        for (const link of network.open) for (const way of ['up', 'down'] as const) link.dark.add(way);
        later(fault.ms, () => {
          network.obstacles -= 1;
        });
        return;
      case 'kill-backend':
        if (this.engine === undefined) return;
        this.killBackend();
        later(fault.downMs, () => void this.startBackend());
        return;
      case 'kill-client':
        if (this.client === undefined) return;
        this.client.crash();
        time.drop(this.client.owner);
        network.clientDied(this.client.owner);
        this.client = undefined;
        later(fault.downMs, () => {
          this.startClient();
        });
        return;
      case 'sleep':
        this.clock?.sleep(fault.ms);
        return;
      case 'clock':
        if (this.clock !== undefined) this.clock.skew += Math.round((random.next() - 0.5) * fault.ms);
        return;
      case 'network-up':
        this.client?.session.retryNow();
    }
  }
}

/** Lives through the schedule of this seed. The same seed is the same course. */
export async function runCourse(seed: number, options: CourseOptions = {}): Promise<CourseResult> {
  const schedule = drawSchedule(seed, seededRandom(seed));
  const course = new Course(seededRandom(seed ^ 0x5eed), options);
  const { time, record, network, random } = course;
  await course.startBackend();
  course.startClient();
  for (const { at, fault } of schedule.faults)
    time.after('chaos', at, () => {
      course.inflict(fault);
    });
  let acts = true;
  const again = (run: () => void, from: number, to: number) => {
    time.after('people', random.between(from, to), () => {
      if (acts) run();
      again(run, from, to);
    });
  };
  again(() => course.client?.act(course.say), 300, 2_500);
  again(
    () => {
      course.outside();
    },
    300,
    2_500,
  );

  await time.pass(schedule.ms);
  // The weather clears; nobody begins anything new. An agent who has to act (sign in again, decide) still does.
  acts = false;
  await time.pass(80_000);
  network.weather = CALM;
  const violations = await rest(course);
  return {
    schedule,
    violations,
    log: record.log,
    counts: {
      frames: network.frames,
      agentMessages: record.agent.length,
      customerMessages: record.customer.length,
      conversations: course.engine?.control.state().interactions.length ?? 0,
      calls: record.calls,
    },
  };
}

/** Until all is well, or the time for it is over: then what is not. */
async function rest(course: Course): Promise<string[]> {
  const { time, record } = course;
  let violations: string[] = [];
  for (let waited = 0; waited <= REST_MS; waited += 5_000) {
    course.client?.tidy();
    await time.pass(5_000);
    const { engine, client } = course;
    if (engine === undefined || client === undefined) return ['a process has not come back'];
    const { phase } = client.mirror().connection;
    violations = violationsOf(record, endStateOf(engine.control, client, AGENT));
    if (phase !== 'live') violations.push(`the line is ${phase}`);
    if (violations.length === 0) return [];
    // What is lost, doubled or out of order does not mend itself.
  }
  return violations;
}
