// The session as the desk may see it: whatever comes out has been masked. This is the only file of the desk that ever
// has a raw text in its hands, and it keeps none; only the agent's own words go through it, back into her composer.
import { maskText } from '../privacy/mask';
import { createFrameMasking, type FrameMasking } from '../privacy/frame-masking';
import type { Revision } from '../domain/revision';
import { SPAN_MS } from '../privacy/split-lines';
import { narrowed, widened } from './page-margin';
import type { MaskedEvent, MaskedMessage, MaskedSnapshot, SafeText } from '../domain/masked';
import type { Clock, CommandOptions, Outbox, OutboxEntry, Phase, Result, Session, Unsubscribe } from '../session';
import type { CommandData, CommandName, CommandValue, Policy } from '../../src-protocol';

/** Commands whose value carries text of people, as it comes out. */
interface MaskedValues {
  'message.send': { message: MaskedMessage };
  'message.list': { messages: MaskedMessage[]; prev?: number | undefined; next?: number | undefined };
}
export type MaskedValue<N extends CommandName> = N extends keyof MaskedValues ? MaskedValues[N] : CommandValue<N>;

export type MaskedEntry = Omit<OutboxEntry, 'text'> & { text: SafeText };

type Untouched =
  | 'connect'
  | 'disconnect'
  | 'takeOver'
  | 'handOver'
  | 'retryNow'
  | 'phase'
  | 'serverNow'
  | 'download'
  | 'resumption'
  | 'onPhase'
  | 'onClock';

export interface MaskedSession extends Pick<Session, Untouched> {
  command: <N extends CommandName>(
    name: N,
    data: CommandData<N>,
    options?: CommandOptions,
  ) => Promise<Result<MaskedValue<N>>>;
  outbox: Pick<Outbox, 'enqueue' | 'hurry' | 'hold' | 'release' | 'retry' | 'fail' | 'attach'> & {
    /** The text is the agent's own, as she wrote it: for her composer alone. */
    cancel: Outbox['cancel'];
    list: () => MaskedEntry[];
    onChange: (listener: (clientMessageId: string, entry: MaskedEntry | undefined) => void) => Unsubscribe;
    /** Sends the text of a message that the backend has, but the channel refused, as a new message. */
    sendAgain: (
      interactionId: string,
      message: { messageId: string; index: number },
    ) => Promise<Result<string, string>>;
    /** What she wrote in a message of her own that the backend has, as she wrote it: for her composer alone. */
    textOf: (interactionId: string, message: { messageId: string; index: number }) => Promise<Result<string, string>>;
  };
  onEvent: (listener: (event: MaskedEvent) => void) => Unsubscribe;
  onSnapshot: (listener: (data: MaskedSnapshot, time: number) => void) => Unsubscribe;
  /** After the masking has taken the policy over. Undefined: not known, so that masking is on. */
  onPolicy: (listener: (policy: Policy | undefined, before: Policy | undefined) => void) => Unsubscribe;
  /** Messages that are out already and turn out to hold a part of a value that goes on elsewhere, or not to. */
  /** Whether sensitive data must be masked may have changed. */
  followRule: () => void;
  onRevised: (listener: (revisions: Revision[]) => void) => Unsubscribe;
  masking: FrameMasking;
}

const refusal = (code: string): { ok: false; code: string; retryable: boolean } => ({
  ok: false,
  code,
  retryable: false,
});

type Listener<A extends unknown[]> = (...args: A) => void;

/** @param mustMask sensitive data is masked whatever the tenant says; asked again at `followRule` */
export function maskSession(session: Session, clock: Clock, mustMask: () => boolean = () => false): MaskedSession {
  /** As the tenant says. */
  let told: Policy | undefined;
  /** As it holds. */
  let policy: Policy | undefined;
  let sweeping: ReturnType<Clock['setTimeout']> | undefined;
  const looking = new Set<string>();
  const policyListeners = new Set<Listener<[Policy | undefined, Policy | undefined]>>();
  const revisionListeners = new Set<Listener<[Revision[]]>>();
  const masking = createFrameMasking(maskText, () => policy, {
    revised: (revisions) => {
      for (const listener of revisionListeners) listener(revisions);
    },
    doubtful: (interactionId) => void lookBack(interactionId),
  });

  function usePolicy(next: Policy | undefined): void {
    const before = policy;
    policy = next;
    for (const listener of policyListeners) listener(next, before);
  }
  // Only ever tighter than the tenant.
  const tightened = (given: Policy): Policy =>
    given.maskSensitiveData || !mustMask() ? given : { ...given, maskSensitiveData: true };
  // First of all listeners: nobody may see a frame under a policy that is no longer true.
  session.onPolicy((next) => {
    told = next;
    usePolicy(tightened(next));
  });

  /** Ends of lines are forgotten in time, also when nothing comes any more. */
  function planSweep(): void {
    if (sweeping !== undefined || !masking.messages.sweep(session.serverNow())) return;
    sweeping = clock.setTimeout(() => {
      sweeping = undefined;
      planSweep();
    }, SPAN_MS);
  }

  function forget(): void {
    masking.messages.clear();
    if (sweeping !== undefined) clock.clearTimeout(sweeping);
    sweeping = undefined;
  }

  /** What was said before decides whether a number that is hidden in doubt stays so. */
  async function lookBack(interactionId: string): Promise<void> {
    if (looking.has(interactionId)) return;
    looking.add(interactionId);
    await command('message.list', { interactionId, limit: 1 }, { ephemeral: true });
    looking.delete(interactionId);
  }

  async function pageOf(data: CommandData<'message.list'>, options: CommandOptions | undefined) {
    let answer = await session.command('message.list', widened(data), options);
    if (answer.ok && narrowed(data, answer.value).isBeside)
      answer = await session.command('message.list', data, options);
    if (!answer.ok) return answer;
    const { isWhole, cut } = narrowed(data, answer.value);
    const { interactionId } = data;
    const isNewest = data.before === undefined && data.after === undefined && data.around === undefined;
    const shown = masking.messages.page(interactionId, answer.value.messages, { isNewest, isWhole });
    planSweep();
    return { ok: true as const, value: cut(shown) };
  }

  function valueOf<N extends CommandName>(name: N, value: CommandValue<N>): MaskedValue<N> {
    const masked = (): unknown => {
      if (name === 'message.send')
        return { message: masking.messages.message((value as CommandValue<'message.send'>).message) };
      // Prepared answers are the company's own words, to be sent as they are: nothing of a customer is in them.
      if (name !== 'target.list') return value;
      const { targets, ...rest } = value as CommandValue<'target.list'>;
      return {
        ...rest,
        targets: targets.map(({ availability, ...target }) => ({
          ...target,
          name: masking.name(target.name),
          availability:
            availability.activityName === undefined
              ? availability
              : { ...availability, activityName: masking.name(availability.activityName) },
        })),
      };
    };
    return masked() as MaskedValue<N>;
  }

  async function command<N extends CommandName>(
    name: N,
    data: CommandData<N>,
    options?: CommandOptions,
  ): Promise<Result<MaskedValue<N>>> {
    if (name === 'message.list')
      return (await pageOf(data as CommandData<'message.list'>, options)) as Result<MaskedValue<N>>;
    const result = await session.command(name, data, options);
    return result.ok ? { ok: true, value: valueOf(name, result.value) } : result;
  }

  async function ownText(interactionId: string, { messageId, index }: { messageId: string; index: number }) {
    const found = await session.command('message.list', { interactionId, around: index, limit: 1 });
    if (!found.ok) return found;
    const message = found.value.messages.find((one) => one.messageId === messageId);
    const text = message?.parts.find((part) => part.type === 'text')?.text;
    return text === undefined ? refusal('not-found') : { ok: true as const, value: text };
  }

  const phaseOf = (phase: Phase): Phase =>
    phase.kind === 'superseded' && phase.by !== undefined
      ? { ...phase, by: { ...phase.by, clientName: masking.name(phase.by.clientName) } }
      : phase;

  const entryOf = (entry: OutboxEntry): MaskedEntry => ({ ...entry, text: masking.text(entry.text) });

  return {
    connect: (options) => {
      // Until the backend has said otherwise, masking is on.
      forget();
      told = undefined;
      if (policy !== undefined) usePolicy(undefined);
      return session.connect(options);
    },
    disconnect: (reason) => {
      forget();
      session.disconnect(reason);
    },
    takeOver: () => session.takeOver(),
    handOver: (by) => session.handOver(by),
    retryNow: () => session.retryNow(),
    phase: () => phaseOf(session.phase()),
    serverNow: () => session.serverNow(),
    download: (path, limits) => session.download(path, limits),
    resumption: () => session.resumption(),
    onPhase: (listener) => session.onPhase((phase) => listener(phaseOf(phase))),
    onClock: (listener) => session.onClock(listener),
    command,
    outbox: {
      enqueue: (message) => session.outbox.enqueue(message),
      hurry: (interactionId) => session.outbox.hurry(interactionId),
      hold: (interactionId) => session.outbox.hold(interactionId),
      release: (interactionId) => session.outbox.release(interactionId),
      retry: (clientMessageId) => session.outbox.retry(clientMessageId),
      fail: (interactionId, code) => session.outbox.fail(interactionId, code),
      attach: (own) => session.outbox.attach(own),
      cancel: (clientMessageId) => session.outbox.cancel(clientMessageId),
      list: () => session.outbox.list().map(entryOf),
      onChange: (listener) =>
        session.outbox.onChange((id, entry) => listener(id, entry === undefined ? undefined : entryOf(entry))),
      textOf: ownText,
      sendAgain: async (interactionId, message) => {
        const text = await ownText(interactionId, message);
        return text.ok ? session.outbox.enqueue({ interactionId, text: text.value }) : text;
      },
    },
    onEvent: (listener) =>
      session.onEvent((frame) => {
        listener(
          masking.event(
            frame.type === 'policy.changed' ? { ...frame, data: { policy: tightened(frame.data.policy) } } : frame,
          ),
        );
        planSweep();
      }),
    onSnapshot: (listener) =>
      session.onSnapshot((data, time) => {
        listener(masking.snapshot({ ...data, policy: tightened(data.policy) }), time);
        planSweep();
      }),
    onPolicy: (listener) => {
      policyListeners.add(listener);
      return () => policyListeners.delete(listener);
    },
    followRule: () => {
      const next = told && tightened(told);
      if (next?.maskSensitiveData !== policy?.maskSensitiveData) usePolicy(next);
    },
    onRevised: (listener) => {
      revisionListeners.add(listener);
      return () => revisionListeners.delete(listener);
    },
    masking,
  };
}
