// Finds phone numbers: international ones by their plus (masked even where no plan knows them), the tenant's national
// ones by the numbering plan, others by their layout or by the words around.
import type { Claims } from './claims';
import type { DigitGroups } from './digit-groups';
import type { FoldedText } from './folded-text';
import { InternationalReader } from './phone-international';
import { NationalReader } from './phone-national';
import { extensionEnd } from './phone-extensions';
import { planOf } from './phone-plans';
import { FEWEST_DIGITS, PhoneWindow, openingOf } from './phone-window';
import type { WordMarks } from './word-finder';

/** Claims every phone number. Linear: at most 17 digits are read from each group. */
export function findPhones(
  folded: FoldedText,
  groups: DigitGroups,
  marks: () => WordMarks,
  claims: Claims,
  region: string | undefined,
): void {
  const home = region === undefined ? undefined : planOf(region);
  const window = new PhoneWindow(folded, groups);
  const international = new InternationalReader(folded, window);
  const national = new NationalReader(folded, groups, window, marks, home);
  for (let group = 0; group < groups.count; group++) {
    if (!groups.isFree(group)) continue;
    window.first = group;
    const plus = window.hasPlus;
    if (!plus && !window.couldStart(group)) continue;
    window.open(group);
    if (window.count < FEWEST_DIGITS) continue;
    const size = plus ? international.read() : national.read();
    if (size === 0) continue;
    const to = window.to(size);
    const from = plus ? group : national.trunkBefore(group);
    claims.add(openingOf(folded, groups.from(from), to), extensionEnd(folded, to), 'phone');
    for (let taken = from; taken < group + size; taken++) groups.take(taken);
    group += size - 1;
  }
}
