// The masking engine's one question: where in this text is something nobody at the desk may see? Detectors run from the
// surest kind to the least sure, and what one has claimed the next cannot touch.
import { findCards } from './card-numbers';
import { Claims } from './claims';
import { VOCABULARY } from './context-vocabulary';
import { DigitGroups } from './digit-groups';
import { findEmails } from './email-addresses';
import { FoldedText } from './folded-text';
import { findIbans } from './iban-numbers';
import { findPhones } from './phone-numbers';
import type { FindOptions, SensitiveSpan } from './sensitive-span';
import { findSpelledEmails } from './spelled-emails';
import { findSsns } from './ssn-numbers';
import type { WordMarks } from './word-finder';
import { WordFinder } from './word-finder';

export type { FindOptions, SensitiveKind, SensitiveSpan } from './sensitive-span';

/** The check digits of an IBAN; and the shortest phone number. */
const IBAN_DIGITS = 2;
const NUMBER_DIGITS = 6;

let contextWords: WordFinder | undefined;

/**
 * Finds payment cards, IBANs, US social security numbers, e-mail addresses and phone numbers.
 *
 * @param text any text; read once, in time linear to its length
 * @param options `region`: ISO 3166 code of the tenant's country, for national phone numbers
 * @returns spans in the order of the text, without overlaps; UTF-16 offsets, `end` exclusive. Never throws.
 */
export function findSensitive(text: string, options: FindOptions = {}): SensitiveSpan[] {
  const folded = new FoldedText(text);
  const claims = new Claims(folded);
  if (folded.atCount > 0) findEmails(folded, claims);
  findSpelledEmails(folded, claims);
  if (folded.digitCount >= IBAN_DIGITS) findIbans(folded, claims);
  if (folded.digitCount >= NUMBER_DIGITS) {
    folded.readLookAlikes();
    const groups = new DigitGroups(folded);
    let words: WordMarks | undefined;
    const marks = (): WordMarks => (words ??= (contextWords ??= new WordFinder(VOCABULARY)).find(folded));
    claims.takeGroups(groups);
    findCards(folded, groups, marks, claims);
    claims.takeGroups(groups);
    findSsns(folded, groups, marks, claims);
    claims.takeGroups(groups);
    findPhones(folded, groups, marks, claims, options.region);
  }
  return claims.inOrder();
}
