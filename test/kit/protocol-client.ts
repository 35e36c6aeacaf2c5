// A small client of the protocol for tests of the backend: says exactly what a test tells it, waits for frames by
// what they are, never by time alone. Not the program's own session layer, so that the two check each other.
import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import {
  SUBPROTOCOL,
  decodeServerFrame,
  decodeValue,
  type CommandData,
  type CommandName,
  type CommandValue,
  type EventData,
  type EventName,
  type ProtocolError,
  type ServerFrame,
  type SnapshotData,
  type Welcome,
} from '../../src-protocol';

export interface Goodbye {
  code: number;
  reason: string;
}

export interface ClientOptions {
  token: string;
  name?: string;
  resume?: { sessionId: string; resumeToken: string; lastSeq: number };
  takeOver?: boolean;
  protocol?: { min: number; max: number };
}

export class Refused extends Error {
  constructor(readonly error: ProtocolError) {
    super(`${error.code}: ${error.message}`);
  }
}

const PATIENCE_MS = 8_000;

export class ProtocolClient {
  readonly frames: ServerFrame[] = [];
  readonly id = randomUUID();
  /** Highest sequence number seen. */
  lastSeq = 0;
  goodbye: Goodbye | undefined;
  private waiting: (() => void)[] = [];

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      const frame = decodeServerFrame(data.toString('utf8'));
      this.frames.push(frame);
      if (frame.kind === 'event' || frame.kind === 'snapshot') this.lastSeq = frame.frame.seq;
      this.wake();
    });
    socket.on('close', (code: number, reason: Buffer) => {
      this.goodbye = { code, reason: reason.toString('utf8') };
      this.wake();
    });
    socket.on('error', () => undefined);
  }

  /** Opens the socket; says nothing yet. */
  static async open(url: string, subprotocol = SUBPROTOCOL): Promise<ProtocolClient> {
    const client = new ProtocolClient(new WebSocket(url, subprotocol, { perMessageDeflate: false }));
    await new Promise<void>((resolve) => {
      client.socket.once('open', resolve);
      client.socket.once('close', () => {
        resolve();
      });
    });
    return client;
  }

  /** Opens, says hello and waits for the welcome, and for the snapshot unless it resumed. */
  static async join(url: string, options: ClientOptions): Promise<ProtocolClient> {
    const client = await ProtocolClient.open(url);
    client.hello(options);
    const welcome = await client.welcome();
    if (!welcome.data.resumed) await client.snapshot();
    return client;
  }

  /** As `join`, then signs in and chooses Available. */
  static async available(url: string, options: ClientOptions): Promise<ProtocolClient> {
    const client = await ProtocolClient.join(url, options);
    await client.command('agent.signIn', {});
    await client.command('agent.setState', { activityId: 'available' });
    return client;
  }

  send(frame: object | string): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  hello({ token, name = 'test', resume, takeOver, protocol = { min: 1, max: 1 } }: ClientOptions): void {
    this.send({
      type: 'hello',
      id: this.id,
      data: {
        protocol,
        client: { name, version: '1' },
        auth: { scheme: 'bearer', token },
        capabilities: ['messaging'],
        ...(resume ? { resume } : {}),
        ...(takeOver === undefined ? {} : { takeOver }),
      },
    });
  }

  /** Resolves with what `find` returns as soon as it returns something; rejects with `what` when it never does. */
  async until<T>(what: string, find: () => T | undefined): Promise<T> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      const left = end - Date.now();
      if (left <= 0) throw new Error(`never came: ${what}; came: ${this.frames.map(nameOf).join(', ')}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  welcome(): Promise<Welcome> {
    return this.until('welcome', () => this.frames.find((frame) => frame.kind === 'welcome')?.frame);
  }
  snapshot(): Promise<SnapshotData> {
    return this.until('snapshot', () => this.frames.find((frame) => frame.kind === 'snapshot')?.frame.data);
  }
  closed(): Promise<Goodbye> {
    return this.until('close', () => this.goodbye);
  }

  /** All events of a name so far. */
  events<N extends EventName>(name: N): EventData<N>[] {
    return this.frames.flatMap((frame) =>
      frame.kind === 'event' && frame.frame.type === name ? [frame.frame.data as EventData<N>] : [],
    );
  }
  /** The first event of a name that fits, past ones included. */
  event<N extends EventName>(name: N, fits: (data: EventData<N>) => boolean = () => true): Promise<EventData<N>> {
    return this.until(name, () => this.events(name).find(fits));
  }
  get seqs(): number[] {
    return this.frames.flatMap((frame) =>
      frame.kind === 'event' || frame.kind === 'snapshot' ? [frame.frame.seq] : [],
    );
  }
  results(id: string) {
    return this.frames.flatMap((frame) =>
      frame.kind === 'result' && frame.frame.correlationId === id ? [frame.frame.data] : [],
    );
  }

  /** Sends and returns the id, without waiting. */
  post<N extends CommandName>(type: N, data: CommandData<N>, id: string = randomUUID()): string {
    this.send({ type, id, data });
    return id;
  }
  /** The value of its result; throws `Refused` when the backend says no. */
  async command<N extends CommandName>(type: N, data: CommandData<N>, id?: string): Promise<CommandValue<N>> {
    const sent = this.post(type, data, id);
    const result = await this.until(`result of ${type}`, () =>
      this.results(sent).find(({ status }) => status !== 'accepted'),
    );
    if (result.status === 'error') throw new Refused(result.error);
    const value = decodeValue(type, result.status === 'done' ? result.value : undefined);
    if (!value) throw new Error(`the value of ${type} does not fit its schema`);
    return value;
  }
  /** The code it is refused with, or `done`. */
  async codeOf<N extends CommandName>(type: N, data: CommandData<N>, id?: string): Promise<string> {
    try {
      await this.command(type, data, id);
      return 'done';
    } catch (error) {
      if (error instanceof Refused) return error.error.code;
      throw error;
    }
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.closed();
  }
  terminate(): void {
    this.socket.terminate();
  }
  private wake(): void {
    for (const go of this.waiting.splice(0)) go();
  }
}

const nameOf = (frame: ServerFrame): string => (frame.kind === 'event' ? frame.frame.type : frame.kind);
