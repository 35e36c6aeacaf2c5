// A line to the session layer on a fake clock: no socket, frames as objects, everything at once.
import { createDownloads } from '../../src-backend/attachments/downloads';
import { createHub, LINE_LIMITS } from '../../src-backend/session/hub';
import { createFaults } from '../../src-backend/session/faults';
import { createTokens } from '../../src-backend/session/tokens';
import { createControl } from '../../src-backend/control/control';
import { createCore } from '../../src-backend/core/core';
import { seededRandom } from '../../src-backend/random';
import { bundledScenario } from '../../src-backend/scenario/bundled';
import { createFakeTime } from './fake-time';

/** JSON of the wire, read without its schema on purpose. */
type Loose = ReturnType<typeof JSON.parse>;

export interface LineEnd {
  /** Everything received, parsed. */
  readonly got: Loose[];
  readonly goodbye: { code: number; reason: string } | undefined;
  readonly cut: boolean;
  send(frame: object | string | undefined): void;
  hello(more?: object): LineEnd;
  /** Sends a command and returns its results so far. */
  command(type: string, data?: object, id?: string): Loose[];
  results(id: string): Loose[];
  types(): string[];
  /** The client goes away without a word. */
  lose(): void;
}

export function createSessions(limits: Partial<typeof LINE_LIMITS> = {}) {
  const time = createFakeTime();
  const world = createCore(bundledScenario('quiet'), time, seededRandom(1));
  const tokens = createTokens();
  const faults = createFaults();
  const hub = createHub(world, time, tokens, faults, { ...LINE_LIMITS, ...limits });
  const control = createControl({
    world,
    hub,
    faults,
    tokens,
    downloads: createDownloads(world),
    shut: () => undefined,
  });
  const token = tokens.issue('agent-1');
  let issued = 0;

  const connect = (): LineEnd => {
    const got: Loose[] = [];
    const end = { goodbye: undefined as LineEnd['goodbye'], cut: false };
    const close = () => {
      peer.closed();
    };
    const peer = hub.connect({
      send: (text) => void got.push(JSON.parse(text)),
      close(code, reason) {
        end.goodbye = { code, reason };
        time.after(1, close);
      },
      terminate() {
        end.cut = true;
        time.after(1, close);
      },
    });
    const line: LineEnd = {
      got,
      get goodbye() {
        return end.goodbye;
      },
      get cut() {
        return end.cut;
      },
      send(frame) {
        peer.receive(typeof frame === 'object' ? JSON.stringify(frame) : frame);
      },
      hello(more = {}) {
        line.send({
          type: 'hello',
          id: 'hello',
          data: {
            protocol: { min: 1, max: 1 },
            client: { name: 'Parley', version: '1' },
            auth: { scheme: 'bearer', token },
            capabilities: [],
            ...more,
          },
        });
        return line;
      },
      command(type, data = {}, id = `c${(issued += 1)}`) {
        line.send({ type, id, data });
        return line.results(id);
      },
      results: (id) =>
        got.filter((frame) => frame.type === 'result' && frame.correlationId === id).map(({ data }) => data),
      types: () => got.map(({ type }) => type),
      lose: close,
    };
    return line;
  };
  /** Where a line would resume. */
  const resumeOf = (line: LineEnd, lastSeq = Math.max(0, ...line.got.map(({ seq }) => Number(seq ?? 0)))) => {
    const { sessionId, resumeToken } = line.got.find(({ type }) => type === 'welcome').data;
    return { sessionId, resumeToken, lastSeq };
  };
  const ready = () => {
    const line = connect().hello();
    line.command('agent.signIn');
    line.command('agent.setState', { activityId: 'available' });
    return line;
  };
  return { time, world, hub, control, tokens, faults, token, connect, ready, resumeOf };
}
