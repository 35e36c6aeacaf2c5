// The last lines of each person in each conversation (see split-lines). It never leaves src-main/privacy: what goes out
// are masked texts.
import type { MaskedText } from './mask';
import type { FindOptions } from './sensitive-span';
import { SPAN_MS, SplitLines, type Line, type ShownLine } from './split-lines';

/** More conversations than an agent can have; the one that was silent longest goes first. */
const MOST = 50;

interface Conversation {
  people: Map<string, SplitLines>;
  /** What was said before the held lines is known, or there was nothing. */
  isSure: boolean;
}

export interface Said extends Line {
  readonly conversation: string;
  readonly who: string;
}

export class SplitMemory {
  readonly #conversations = new Map<string, Conversation>();

  /** `doubtful`: a number at the beginning is hidden because nobody knows what was said before. */
  add(said: Said, options: FindOptions): { shown: MaskedText; earlier: ShownLine[]; doubtful: boolean } {
    const conversation: Conversation = this.#conversations.get(said.conversation) ?? {
      people: new Map<string, SplitLines>(),
      isSure: said.place === 0,
    };
    this.#conversations.delete(said.conversation);
    this.#conversations.set(said.conversation, conversation);
    for (const oldest of this.#conversations.keys()) {
      if (this.#conversations.size <= MOST) break;
      this.#conversations.delete(oldest);
    }
    const lines = conversation.people.get(said.who) ?? new SplitLines();
    conversation.people.set(said.who, lines);
    return lines.add(said, options, conversation.isSure);
  }

  /** From here on nothing before the held lines is unknown. */
  trust(id: string): void {
    const conversation = this.#conversations.get(id);
    if (conversation === undefined) this.#conversations.set(id, { people: new Map(), isSure: true });
    else conversation.isSure = true;
  }

  /** Takes over what a page of the transcript told of its conversation; only lines newer than the page stay. */
  adopt(id: string, page: SplitMemory): void {
    const read = page.#conversations.get(id);
    if (read === undefined) return;
    const before = this.#conversations.get(id);
    for (const [who, lines] of before?.people ?? []) {
      const known = read.people.get(who);
      if (known === undefined) read.people.set(who, lines);
      else known.takeNewer(lines);
    }
    this.#conversations.set(id, { people: read.people, isSure: true });
  }

  /** Every held line as it is shown now, by conversation. */
  *shown(only?: string): Generator<ShownLine & { conversation: string }> {
    for (const [conversation, { people }] of this.#conversations)
      if (only === undefined || only === conversation)
        for (const lines of people.values()) for (const line of lines.shown()) yield { ...line, conversation };
  }

  /** Drops what is too old at `now` (server clock, ms). @returns whether anything is left */
  sweep(now: number): boolean {
    let left = false;
    for (const { people } of this.#conversations.values())
      for (const lines of people.values()) left = lines.dropOlderThan(now - SPAN_MS) || left;
    return left;
  }

  forget(id: string): void {
    this.#conversations.delete(id);
  }

  clear(): void {
    this.#conversations.clear();
  }
}
