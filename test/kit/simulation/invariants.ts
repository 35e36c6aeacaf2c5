// The checker: what the customer got, what the agent saw and what the backend holds, against what was really said.
// Nothing lost, nothing doubled, nothing out of order. Pure, so that it can be tried on planted defects.
import type { CourseRecord, Said } from './record';

export interface Held {
  interactionId: string;
  /** For this agent now: `gone` when she does not hold it. */
  state: 'active' | 'interrupted' | 'wrapping' | 'gone';
  messages: { messageId: string; index: number; role: string; text: string; elsewhere: boolean }[];
  /** What the customer's phone has got. */
  inbox: { messageId: string; text: string }[];
}

export interface Shown {
  tasks: { interactionId: string; state: string }[];
  offers: string[];
  presence: string | undefined;
  /** Open conversations as the window shows them; `key` is the message's own. */
  transcripts: Map<string, { index: number | undefined; text: string }[]>;
  /** Entries still on their way. */
  unsent: number;
}

export interface EndState {
  conversations: Held[];
  offers: string[];
  presence: string;
  shown: Shown;
}

/** The texts in their order, told apart by what was said of them. */
function checkSaid(
  violations: string[],
  who: string,
  id: string,
  said: Said[],
  got: string[],
  notSent: (text: string) => boolean,
): void {
  const counts = new Map<string, number>();
  for (const text of got) counts.set(text, (counts.get(text) ?? 0) + 1);
  const wanted = new Set(said.map(({ text }) => text));
  for (const [text, count] of counts) {
    if (!wanted.has(text)) violations.push(`${id}: nobody (${who}) said "${text}"`);
    if (count > 1) violations.push(`${id}: doubled ${count} times: "${text}" (${who})`);
    if (notSent(text)) violations.push(`${id}: told as not sent, and sent: "${text}" (${who})`);
  }
  for (const { text, taken } of said)
    if (taken === 'certain' && !counts.has(text) && !notSent(text)) violations.push(`${id}: lost: "${text}" (${who})`);
  const order = said.flatMap(({ text }) => (counts.has(text) ? [text] : []));
  const seen = got.filter((text, at) => wanted.has(text) && got.indexOf(text) === at);
  if (seen.join('\n') !== order.join('\n'))
    violations.push(`${id}: out of order (${who}): ${seen.join(', ')} instead of ${order.join(', ')}`);
}

function checkTold(violations: string[], told: CourseRecord['told']): void {
  const last = new Map<string, { index: number; epoch: number }>();
  for (const { interactionId, index, epoch } of told) {
    const before = last.get(interactionId);
    // A new run of the client hears again what the last one had not acknowledged.
    const isSameRun = before !== undefined && Math.floor(before.epoch / 1_000) === Math.floor(epoch / 1_000);
    if (isSameRun && index <= before.index)
      violations.push(`${interactionId}: told again or out of order: ${index} after ${before.index}`);
    if (before?.epoch === epoch && index > before.index + 1)
      violations.push(`${interactionId}: never told: ${before.index + 1} to ${index - 1}`);
    last.set(interactionId, { index, epoch });
  }
}

/** @returns every breach, in words; none when all is well */
export function violationsOf(record: CourseRecord, end: EndState): string[] {
  const violations = [...record.errors];
  const notSent = (text: string) => record.notSent.has(text);
  for (const { interactionId: id, state, messages, inbox } of end.conversations) {
    const of = (said: Said[]) => said.filter(({ interactionId }) => interactionId === id);
    const textsBy = (role: string) =>
      messages.filter((message) => message.role === role && !message.elsewhere).map(({ text }) => text);
    checkSaid(violations, 'agent', id, of(record.agent), textsBy('agent'), notSent);
    checkSaid(violations, 'customer', id, of(record.customer), textsBy('customer'), () => false);
    messages.forEach(({ index }, at) => {
      if (index !== at) violations.push(`${id}: message ${at} has the index ${index}`);
    });
    const sent = textsBy('agent');
    const got = inbox.map(({ text }) => text);
    if (got.join('\n') !== sent.join('\n'))
      violations.push(`${id}: the customer got ${got.join(', ')} instead of ${sent.join(', ')}`);
    checkShown(violations, id, state, messages, end.shown);
  }
  const known = new Set(end.conversations.map(({ interactionId }) => interactionId));
  for (const { interactionId } of [...record.agent, ...record.customer])
    if (!known.has(interactionId)) violations.push(`${interactionId}: the backend does not know it any more`);
  if (end.shown.offers.join() !== end.offers.join())
    violations.push(`offers shown: ${end.shown.offers.join()}; pending: ${end.offers.join()}`);
  if (end.shown.presence !== end.presence) violations.push(`shown as ${end.shown.presence}, is ${end.presence}`);
  if (end.shown.unsent > 0) violations.push(`${end.shown.unsent} messages are still on their way`);
  for (const call of record.open) violations.push(`no answer to ${call}`);
  checkTold(violations, record.told);
  return violations;
}

function checkShown(
  violations: string[],
  id: string,
  state: Held['state'],
  messages: Held['messages'],
  shown: Shown,
): void {
  const task = shown.tasks.find(({ interactionId }) => interactionId === id);
  if ((task?.state ?? 'gone') !== state) {
    violations.push(`${id}: shown as ${task?.state ?? 'gone'}, is ${state}`);
    return;
  }
  if (state !== 'active') return;
  const views = (shown.transcripts.get(id) ?? []).filter(({ index }) => index !== undefined);
  const first = views[0]?.index ?? messages.length;
  const expected = messages.slice(first).map(({ index, text }) => `${index} ${text}`);
  const actual = views.map(({ index, text }) => `${index} ${text}`);
  if (actual.join('\n') !== expected.join('\n') || (messages.length > 0 && views.length === 0))
    violations.push(`${id}: shows ${actual.join(' | ')} instead of ${expected.join(' | ')}`);
}
