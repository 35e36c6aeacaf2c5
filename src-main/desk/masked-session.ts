// The session as the desk may see it: whatever comes out has been masked. This is the only file of the desk that ever
// has a raw text in its hands, and it keeps none.
import { maskText } from '../privacy/mask';
import { createFrameMasking, type FrameMasking } from '../privacy/frame-masking';
import type { MaskedEvent, MaskedMessage, MaskedSnapshot, SafeText } from '../domain/masked';
import type { CommandOptions, Outbox, OutboxEntry, Result, Session, Unsubscribe } from '../session';
import type { CommandData, CommandName, CommandValue, Policy } from '../../src-protocol';

/** Commands whose value carries text of people. */
interface MaskedValues {
  'message.send': { message: MaskedMessage };
  'message.list': { messages: MaskedMessage[]; prev?: number | undefined; next?: number | undefined };
  'cannedReply.list': { replies: { id: string; shortcut: string; title: string; text: SafeText }[] };
}
export type MaskedValue<N extends CommandName> = N extends keyof MaskedValues ? MaskedValues[N] : CommandValue<N>;

export type MaskedEntry = Omit<OutboxEntry, 'text'> & { text: SafeText };

type Untouched = 'connect' | 'disconnect' | 'takeOver' | 'retryNow' | 'phase' | 'serverNow' | 'onPhase' | 'onClock';

export interface MaskedSession extends Pick<Session, Untouched> {
  command: <N extends CommandName>(
    name: N,
    data: CommandData<N>,
    options?: CommandOptions,
  ) => Promise<Result<MaskedValue<N>>>;
  outbox: Pick<Outbox, 'enqueue' | 'retry' | 'fail' | 'clear'> & {
    /** The raw text stays where it is: what is taken back is gone. */
    cancel: (clientMessageId: string) => Result<null, string>;
    list: () => MaskedEntry[];
    onChange: (listener: (clientMessageId: string, entry: MaskedEntry | undefined) => void) => Unsubscribe;
    /** Sends the text of a message that the backend has, but the channel refused, as a new message. */
    sendAgain: (
      interactionId: string,
      message: { messageId: string; index: number },
    ) => Promise<Result<string, string>>;
  };
  onEvent: (listener: (event: MaskedEvent) => void) => Unsubscribe;
  onSnapshot: (listener: (data: MaskedSnapshot, time: number) => void) => Unsubscribe;
  /** After the masking has taken the policy over. `before` is undefined at the first one of a session. */
  onPolicy: (listener: (policy: Policy, before: Policy | undefined) => void) => Unsubscribe;
  masking: FrameMasking;
}

const refusal = (code: string): { ok: false; code: string; retryable: boolean } => ({
  ok: false,
  code,
  retryable: false,
});

export function maskSession(session: Session): MaskedSession {
  let policy: Policy | undefined;
  const masking = createFrameMasking(maskText, () => policy);
  const policyListeners = new Set<(policy: Policy, before: Policy | undefined) => void>();
  // First of all listeners: nobody may see a frame under a policy that is no longer true.
  session.onPolicy((next) => {
    const before = policy;
    policy = next;
    for (const listener of policyListeners) listener(next, before);
  });

  function valueOf<N extends CommandName>(name: N, value: CommandValue<N>): MaskedValue<N> {
    const masked = (): unknown => {
      if (name === 'message.send') return { message: masking.message((value as CommandValue<'message.send'>).message) };
      if (name === 'message.list') {
        const page = value as CommandValue<'message.list'>;
        return { ...page, messages: page.messages.map(masking.message) };
      }
      if (name !== 'cannedReply.list') return value;
      const { replies } = value as CommandValue<'cannedReply.list'>;
      return { replies: replies.map((reply) => ({ ...reply, text: masking.text(reply.text) })) };
    };
    return masked() as MaskedValue<N>;
  }

  const entryOf = (entry: OutboxEntry): MaskedEntry => ({ ...entry, text: masking.text(entry.text) });

  return {
    connect: (options) => {
      // Until the backend has said otherwise, masking is on.
      policy = undefined;
      return session.connect(options);
    },
    disconnect: (reason) => session.disconnect(reason),
    takeOver: () => session.takeOver(),
    retryNow: () => session.retryNow(),
    phase: () => session.phase(),
    serverNow: () => session.serverNow(),
    onPhase: (listener) => session.onPhase(listener),
    onClock: (listener) => session.onClock(listener),
    command: async (name, data, options) => {
      const result = await session.command(name, data, options);
      return result.ok ? { ok: true, value: valueOf(name, result.value) } : result;
    },
    outbox: {
      enqueue: (message) => session.outbox.enqueue(message),
      retry: (clientMessageId) => session.outbox.retry(clientMessageId),
      fail: (interactionId, code) => session.outbox.fail(interactionId, code),
      clear: () => session.outbox.clear(),
      cancel: (clientMessageId) => {
        const taken = session.outbox.cancel(clientMessageId);
        return taken.ok ? { ok: true, value: null } : taken;
      },
      list: () => session.outbox.list().map(entryOf),
      onChange: (listener) =>
        session.outbox.onChange((id, entry) => listener(id, entry === undefined ? undefined : entryOf(entry))),
      sendAgain: async (interactionId, { messageId, index }) => {
        const found = await session.command('message.list', { interactionId, around: index, limit: 1 });
        if (!found.ok) return found;
        const message = found.value.messages.find((one) => one.messageId === messageId);
        const text = message?.parts.find((part) => part.type === 'text')?.text;
        return text === undefined ? refusal('not-found') : session.outbox.enqueue({ interactionId, text });
      },
    },
    onEvent: (listener) => session.onEvent((frame) => listener(masking.event(frame))),
    onSnapshot: (listener) => session.onSnapshot((data, time) => listener(masking.snapshot(data), time)),
    onPolicy: (listener) => {
      policyListeners.add(listener);
      return () => policyListeners.delete(listener);
    },
    masking,
  };
}
