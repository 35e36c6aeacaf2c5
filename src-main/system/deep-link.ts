// Reads `parley://conversation/<id>` and `parley://offer/<id>`. Anybody can make such a link, so it is read strictly: it
// can name one thing to show, and nothing else. Pure.
import type { Reveal } from '../../src-preload/contract';

export const LINK_SCHEME = 'parley';

/** Longer ones are no ids of ours; as the contract has it. */
const ID = /^[A-Za-z0-9._:~-]{1,128}$/;
/** The kind is case-insensitive as a host is; a browser may add the slash at the end. */
const LINK = /^parley:\/\/(conversation|offer)\/([^/?#]{1,384})\/?$/i;

/** True for anything that claims the scheme, well-formed or not: it is answered in the window. */
export const isLink = (word: string): boolean => /^parley:/i.test(word);

/** @returns what to show, or undefined for a link that says nothing we know */
export function readLink(link: string): Reveal | undefined {
  const [, kind = '', escaped = ''] = LINK.exec(link) ?? [];
  let id: string;
  try {
    id = decodeURIComponent(escaped);
  } catch {
    return undefined;
  }
  if (!ID.test(id)) return undefined;
  return kind.toLowerCase() === 'offer'
    ? { kind: 'offer', reservationId: id }
    : { kind: 'conversation', interactionId: id };
}

/** The link in the command line of a start; desktops and Chromium put switches of their own around it. */
export const linkIn = (argv: readonly string[]): string | undefined => argv.findLast(isLink);
