// Which context word a number belongs to: the nearest one before it in the same line, else the nearest behind it.
import { ContextKind } from './context-vocabulary';
import type { WordMarks } from './word-finder';
import type { FoldedText } from './folded-text';

/** How far (in folded characters) a word still speaks for a number. */
const BEFORE = 48;
const REFERENCE_BEFORE = 24;
const BEHIND = 28;

/** The kind of context word that labels the folded stretch, or 0. Marks are sorted: found by halving. */
export function labelOf(marks: WordMarks, folded: FoldedText, start: number, end: number): number {
  const before = lastEndingBy(marks, start);
  for (let i = before; i >= 0 && marks.to(i) >= start - BEFORE; i--) {
    const kind = marks.kind(i);
    if (kind === ContextKind.Email) continue;
    if (kind === ContextKind.Reference && marks.to(i) < start - REFERENCE_BEFORE) break;
    return kind;
  }
  for (let i = before + 1; i < marks.count && marks.from(i) <= end + BEHIND; i++) {
    if (marks.from(i) < end || marks.kind(i) === ContextKind.Email) continue;
    return isSameLine(folded, end, marks.from(i)) ? marks.kind(i) : 0;
  }
  return 0;
}

/** Whether a word of this kind stands near the stretch, whatever else stands there too. */
export function isNear(marks: WordMarks, kind: number, start: number, end: number): boolean {
  const before = lastEndingBy(marks, start);
  for (let i = before; i >= 0 && marks.to(i) >= start - BEFORE; i--) if (marks.kind(i) === kind) return true;
  for (let i = before + 1; i < marks.count && marks.from(i) <= end + BEHIND; i++)
    if (marks.kind(i) === kind) return true;
  return false;
}

/** Index of the last mark that ends at or before `at`; -1 when none does. */
function lastEndingBy(marks: WordMarks, at: number): number {
  let low = 0;
  let high = marks.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks.to(middle) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function isSameLine(folded: FoldedText, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (folded.code(at) === 0x0a) return false;
  return true;
}
