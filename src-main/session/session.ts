// The session as the desk sees it: the lifecycle of the connection, the commands, the outbox and what comes in, put
// together. Policy first, then masking, then out.
import {
  MAX_TOKEN_LENGTH,
  type CommandData,
  type CommandName,
  type CommandValue,
  type EventFrame,
} from '../../src-protocol';
import type { SnapshotData, Message } from '../../src-protocol';
import { checkBackendUrl } from './backend-url';
import { ClockSkew } from './clock-skew';
import { Commands } from './commands';
import { createCounters } from './counters';
import { Inbound } from './inbound';
import { Lifecycle } from './lifecycle';
import { Listeners } from './listeners';
import { MessageOutbox } from './outbox';
import { isResting, type Phase } from './phase';
import type { SessionDeps, SessionNote } from './ports';
import { accepted, refused, type Result } from './result';
import type { CommandOptions, ConnectOptions, Session } from './surface';

/** A change of the measured offset below this is noise. */
const CLOCK_NOISE_MS = 20;

export function createSession(deps: SessionDeps): Session {
  const { clock } = deps;
  const newId = () => deps.newId();
  const random = () => deps.random();
  const note = (line: SessionNote) => deps.note?.(line);
  // Only the kind of error: its message may quote what the failing listener was given.
  const report = (error: unknown) => {
    note({ what: 'listener-failed', detail: error instanceof Error ? error.name : typeof error });
  };
  const counters = createCounters();
  const skew = new ClockSkew(clock);
  const inbound = new Inbound(deps, counters, report);
  const phases = new Listeners<[Phase]>(report);
  const clocks = new Listeners<[number]>(report);
  let toldOffset: number | undefined;
  let capabilities: readonly string[] = [];

  const commands = new Commands({
    clock,
    newId,
    report,
    send: (text) => {
      lifecycle.send(text);
    },
    acknowledge: () => lifecycle.acknowledge(),
    transformValue: (name, value) => {
      const shown = inbound.value(name, value);
      if (name === 'message.list') observe((shown as CommandValue<'message.list'>).messages);
      return shown;
    },
  });

  const outbox = new MessageOutbox({
    clock,
    random,
    newId,
    report,
    show: (text) => inbound.text(text),
    send: ({ interactionId, clientMessageId, text }, onUnknown) =>
      commands.issue('message.send', { interactionId, clientMessageId, text }, { onUnknown }),
  });

  const observe = (messages: readonly Message[]) => {
    for (const message of messages) outbox.observe(message);
  };

  const takeEvent = (frame: EventFrame) => {
    const shown = inbound.event(frame);
    if (shown === undefined) return;
    inbound.tellEvent(shown);
    if (shown.type === 'message.created') outbox.observe(shown.data.message);
    if (shown.type === 'interaction.interrupted') outbox.fail(shown.data.interaction.interactionId, 'CHANNEL_GONE');
    if (shown.type === 'interaction.closed') outbox.fail(shown.data.interactionId, 'INVALID_STATE');
  };

  const takeSnapshot = (data: SnapshotData, time: number) => {
    inbound.tellSnapshot(data, time);
    observe(data.interactions.flatMap(({ lastMessage }) => lastMessage ?? []));
  };

  const lifecycle: Lifecycle = new Lifecycle(
    {
      clock,
      random,
      newId,
      openSocket: deps.openSocket,
      client: deps.client,
      capabilities: deps.capabilities ?? [],
      counters,
      skew,
      note,
    },
    {
      phase: (phase) => {
        phases.tell(phase);
      },
      welcomed: (data) => {
        capabilities = data.capabilities;
        inbound.policy(data.policy);
      },
      snapshot: (frame) => {
        const shown = inbound.snapshot(frame);
        if (shown !== undefined) takeSnapshot(shown, frame.time);
        return shown !== undefined;
      },
      event: takeEvent,
      result: (frame) => {
        if (!commands.take(frame, () => counters.add('withheld'))) counters.add('stray');
      },
      clock: () => {
        const offset = skew.offset();
        if (toldOffset !== undefined && Math.abs(offset - toldOffset) < CLOCK_NOISE_MS) return;
        toldOffset = offset;
        clocks.tell(offset);
      },
      up: () => {
        commands.up();
      },
      current: () => {
        outbox.up();
      },
      down: () => {
        outbox.down();
        commands.down();
      },
      over: () => {
        commands.end();
      },
    },
  );

  const isSound = (token: string) => token !== '' && token.length <= MAX_TOKEN_LENGTH;

  return {
    outbox,
    connect({ url, token, takeOver = false, resume }: ConnectOptions) {
      const checked = checkBackendUrl(url);
      if (!checked.ok) return checked;
      if (!isSound(token)) return refused('bad-token' as const);
      inbound.forgetPolicy();
      lifecycle.connect({ url: checked.value, token, takeOver }, resume);
      return accepted(null);
    },
    disconnect: (reason = '') => {
      lifecycle.disconnect(reason.slice(0, 40));
    },
    takeOver() {
      const { credentials, phase } = lifecycle;
      if (phase.kind === 'superseded' && credentials !== undefined)
        lifecycle.connect({ ...credentials, takeOver: true }, undefined);
    },
    handOver: (by) => {
      lifecycle.handOver(by);
    },
    retryNow: () => {
      lifecycle.retryNow();
    },
    async refreshToken(token: string): Promise<Result<CommandValue<'auth.refresh'>>> {
      if (!isSound(token)) return refused('bad-command');
      const before = lifecycle.credentials?.token;
      if (before === undefined) return refused('offline', true);
      lifecycle.useTokens(before, token);
      const result = await commands.issue('auth.refresh', { token });
      if (lifecycle.credentials?.spare !== token) return result;
      if (result.ok) {
        lifecycle.useTokens(token);
      } else if (result.code === 'offline') {
        // The next `hello` shows it.
        lifecycle.useTokens(token, before);
        return accepted({});
      } else if (result.code !== 'unresolved') {
        lifecycle.useTokens(before);
      }
      return result;
    },
    command<N extends CommandName>(name: N, data: CommandData<N>, options?: CommandOptions) {
      // Held for a sign-in that may never come, it would only end with `ended`.
      const isOver = isResting(lifecycle.phase);
      return commands.issue(name, data, isOver ? { ...options, whenOffline: 'refuse' } : options);
    },
    async download(path, limits) {
      const { credentials, phase } = lifecycle;
      if (credentials === undefined || isResting(phase) || !deps.fetchFile) return refused('offline', true);
      return deps.fetchFile(credentials.url, path, limits);
    },
    phase: () => lifecycle.phase,
    serverNow: () => skew.serverNow(),
    capabilities: () => capabilities,
    counts: () => counters.read(),
    resumption: () => lifecycle.resumption(),
    onPhase: phases.add,
    onEvent: inbound.onEvent,
    onSnapshot: inbound.onSnapshot,
    onClock: clocks.add,
    onPolicy: inbound.onPolicy,
  };
}
