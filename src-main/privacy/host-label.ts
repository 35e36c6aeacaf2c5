// One label of a host name, in any script: shared by addresses with an @ and spelled ones.
import type { FoldedText } from './folded-text';
import { isDigit, isLatin, isLetter } from './letter-classes';

const isHostSign = (code: number): boolean =>
  isLatin(code) || isDigit(code) || code === 0x2d || code === 0x5f || (code > 127 && isLetter(code));

/**
 * Folded index behind the label that starts at `from`; `from` itself when none does. Behind the first dot a Latin label
 * ends where another script begins (`gmail.com谢谢`).
 */
export function labelEnd(folded: FoldedText, from: number, limit: number, behindDot: boolean): number {
  const latin = folded.code(from) < 128;
  let at = from;
  while (at < limit && isHostSign(folded.code(at))) {
    if (behindDot && latin && at - from >= 2 && folded.code(at) > 127) break;
    at++;
  }
  return at;
}
