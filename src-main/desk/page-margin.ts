// Pages of a transcript are asked for with some messages more on both sides: they are only read, so that a value split
// over the border of two pages is hidden in both (SPEC 7). Only what was asked for comes out.
import { DEFAULT_PAGE, MAX_PAGE, type CommandData, type CommandValue } from '../../src-protocol';
import type { MaskedMessage } from '../domain/masked';

/** Messages; agents and bots say something in between. */
const MARGIN = 16;

type Asked = CommandData<'message.list'>;
type Answer = CommandValue<'message.list'>;

/** Pages asked for in another way than the transcript does stay as they are. */
const isPlain = ({ after, around }: Asked) => after === undefined && around === undefined;

export function widened(asked: Asked): Asked {
  if (!isPlain(asked)) return asked;
  const { before, limit = DEFAULT_PAGE } = asked;
  return before === undefined
    ? { ...asked, limit: Math.min(MAX_PAGE, limit + MARGIN) }
    : { ...asked, limit: Math.min(MAX_PAGE, limit + 2 * MARGIN), before: before + MARGIN };
}

/**
 * @returns `isBeside`: the answer had no room for what was asked for, only for the margin. `isWhole`: what was said before the page is known as far as it matters. `cut`: the page as it was asked for,
 *   from the masked messages of the answer.
 */
export function narrowed(asked: Asked, answer: Answer) {
  const { before = Infinity, limit = DEFAULT_PAGE } = asked;
  const wanted = isPlain(asked) ? answer.messages.filter(({ index }) => index < before) : answer.messages;
  const surplus = isPlain(asked) ? Math.max(0, wanted.length - limit) : 0;
  const first = wanted[surplus];
  const last = wanted.at(-1);
  return {
    isBeside: wanted.length === 0 && answer.messages.length > 0,
    isWhole: answer.prev === undefined || surplus > 0,
    cut: (shown: readonly MaskedMessage[]) => {
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
