// A TCP proxy that treats a real connection badly, byte by byte: late, in drips, half-open, cut inside a frame, refused.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { Random } from '../../../src-backend/random';

export interface FaultProxy {
  url: string;
  faults: Record<string, number>;
  /** From now on everything passes as it comes. */
  calm(): void;
  stop(): Promise<void>;
}

type Fate =
  | { kind: 'none' }
  | { kind: 'refuse' }
  | { kind: 'cut' | 'reset' | 'half-open'; afterBytes: number; way: 'up' | 'down' }
  | { kind: 'drip'; ms: number }
  | { kind: 'late'; ms: number };

function draw(random: Random): Fate {
  const way = random.pick(['up', 'down'] as const);
  const afterBytes = random.between(1, 12_000);
  return random.pick<Fate>([
    { kind: 'none' },
    { kind: 'refuse' },
    { kind: 'cut', afterBytes, way },
    { kind: 'cut', afterBytes: random.between(1, 900), way },
    { kind: 'reset', afterBytes, way },
    { kind: 'half-open', afterBytes, way },
    { kind: 'drip', ms: random.between(1, 3) },
    { kind: 'late', ms: random.between(5, 250) },
  ]);
}

const DRIP_BYTES = 61;

/** Carries one way; in order, whatever the delay. */
function carry(from: Socket, to: Socket, fate: Fate, way: 'up' | 'down', isCalm: () => boolean): void {
  let passed = 0;
  let isDark = false;
  let queue: Promise<unknown> = Promise.resolve();
  const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
  from.on('data', (chunk) => {
    if (isDark) return;
    if ('afterBytes' in fate && fate.way === way && passed + chunk.length >= fate.afterBytes && !isCalm()) {
      // What comes before the limit still arrives: the peer gets a part of a frame.
      to.write(chunk.subarray(0, fate.afterBytes - passed));
      isDark = true;
      if (fate.kind === 'half-open') return;
      if (fate.kind === 'reset') from.resetAndDestroy();
      else from.destroy();
      to.end();
      return;
    }
    passed += chunk.length;
    queue = queue.then(async () => {
      if (fate.kind === 'late' && !isCalm()) await wait(fate.ms);
      let rest = chunk;
      while (fate.kind === 'drip' && !isCalm() && rest.length > 0) {
        to.write(rest.subarray(0, DRIP_BYTES));
        rest = rest.subarray(DRIP_BYTES);
        await wait(fate.ms);
      }
      if (rest.length > 0) to.write(rest);
    });
  });
  from.on('end', () => void queue.then(() => to.end()));
  from.on('error', () => to.destroy());
  from.on('close', () => void queue.then(() => to.destroy()));
}

export async function startFaultProxy(target: string, random: Random): Promise<FaultProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const faults: Record<string, number> = {};
  let calm = false;
  const server = createServer((near) => {
    const fate = calm ? ({ kind: 'none' } as const) : draw(random);
    faults[fate.kind] = (faults[fate.kind] ?? 0) + 1;
    near.on('error', () => near.destroy());
    if (fate.kind === 'refuse') {
      near.resetAndDestroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    }
    // No line lives long here, however well it is treated.
    const life = setTimeout(
      () => {
        if (!calm) near.resetAndDestroy();
      },
      random.between(150, 900),
    );
    near.on('close', () => {
      clearTimeout(life);
    });
    carry(near, far, fate, 'up', () => calm);
    carry(far, near, fate, 'down', () => calm);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    calm() {
      calm = true;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
