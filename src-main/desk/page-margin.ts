// Pages of a transcript are asked for with some messages more on both sides: they are only read, so that a value split
// over the border of two pages is hidden in both (SPEC 7). Only what was asked for comes out.
import { DEFAULT_PAGE, MAX_PAGE, type CommandData, type CommandValue } from '../../src-protocol';
import type { MaskedMessage } from '../domain/masked';

/** Messages; agents and bots say something in between. */
const MARGIN = 16;

type Asked = CommandData<'message.list'>;
type Answer = CommandValue<'message.list'>;

/** A page around an index stays as it is: nothing of it is shown. */
const isPlain = ({ around }: Asked) => around === undefined;

export function widened(asked: Asked): Asked {
  if (!isPlain(asked)) return asked;
  const { before, after, limit = DEFAULT_PAGE } = asked;
  const both = Math.min(MAX_PAGE, limit + 2 * MARGIN);
  if (after !== undefined) return { ...asked, limit: both, after: Math.max(-1, after - MARGIN) };
  return before === undefined
    ? { ...asked, limit: Math.min(MAX_PAGE, limit + MARGIN) }
    : { ...asked, limit: both, before: before + MARGIN };
}

type Cut = { messages: MaskedMessage[]; prev?: number | undefined; next?: number | undefined };

/** What a page after an index is: its margin lies in front of it. */
function narrowedAfter(after: number, limit: number, answer: Answer) {
  const wanted = answer.messages.filter(({ index }) => index > after);
  const last = wanted.slice(0, limit).at(-1)?.index ?? after;
  const isMore = wanted.length > limit || answer.next !== undefined;
  return {
    isBeside: wanted.length === 0 && answer.next !== undefined,
    isWhole: answer.prev === undefined || (answer.messages[0]?.index ?? Infinity) <= after,
    cut: (shown: readonly MaskedMessage[]): Cut => ({
      messages: shown.filter(({ index }) => index > after && index <= last),
      ...(isMore ? { next: last } : {}),
    }),
  };
}

/**
 * @returns `isBeside`: the answer had no room for what was asked for, only for the margin. `isWhole`: what was said before
 *   the page is known as far as it matters. `cut`: the page as it was asked for, from the masked messages of the answer.
 */
export function narrowed(asked: Asked, answer: Answer) {
  const { before = Infinity, after, limit = DEFAULT_PAGE } = asked;
  if (after !== undefined) return narrowedAfter(after, limit, answer);
  const wanted = isPlain(asked) ? answer.messages.filter(({ index }) => index < before) : answer.messages;
  const surplus = isPlain(asked) ? Math.max(0, wanted.length - limit) : 0;
  const first = wanted[surplus];
  const last = wanted.at(-1);
  return {
    isBeside: wanted.length === 0 && answer.messages.length > 0,
    isWhole: answer.prev === undefined || surplus > 0,
    cut: (shown: readonly MaskedMessage[]): Cut => {
      const { prev, ...rest } = answer;
      const from = surplus > 0 ? first?.index : prev;
      const messages =
        first === undefined || last === undefined
          ? []
          : shown.filter(({ index }) => index >= first.index && index <= last.index);
      return { ...rest, messages, ...(from === undefined ? {} : { prev: from }) };
    },
  };
}
