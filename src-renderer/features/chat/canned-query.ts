// What a slash in the composer asks for, and which prepared answers fit it. Pure.
import type { CannedReplyView } from '../../../src-preload/contract';

export interface SlashQuery {
  /** Where the slash stands; the query ends at the caret. UTF-16 units. */
  from: number;
  query: string;
}

/** A slash at the beginning or after white space, and what follows it up to the caret; a path or an address is none. */
export function slashQuery(text: string, caret: number): SlashQuery | null {
  const found = /(?:^|\s)\/([^\s/]*)$/u.exec(text.slice(0, caret));
  return found ? { from: caret - (found[1] ?? '').length - 1, query: found[1] ?? '' } : null;
}

/** Case and accents do not count. */
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** First those whose shortcut begins so, then those with the words anywhere; in the backend's order otherwise. */
export function fittingReplies(replies: readonly CannedReplyView[], query: string): CannedReplyView[] {
  const wanted = fold(query);
  const rank = ({ shortcut, title, text }: CannedReplyView) => {
    if (fold(shortcut).startsWith(wanted)) return 0;
    if (fold(title).includes(wanted)) return 1;
    return fold(text).includes(wanted) ? 2 : 3;
  };
  return replies
    .map((reply) => ({ reply, at: rank(reply) }))
    .filter(({ at }) => at < 3)
    .sort((a, b) => a.at - b.at)
    .map(({ reply }) => reply);
}

/** Where the first placeholder stands that nobody has filled. */
export function openPlaceholder(text: string): { from: number; to: number } | null {
  const found = /\{\{\s*[\w.-]+\s*\}\}/u.exec(text);
  return found ? { from: found.index, to: found.index + found[0].length } : null;
}
