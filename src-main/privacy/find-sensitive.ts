// The masking engine's one question: where in this text is something nobody at the desk may see? Detectors run from the
// surest kind to the least sure, and what one has claimed the next cannot touch.
import { findCards } from './card-numbers';
import { Claims } from './claims';
import { VOCABULARY } from './context-vocabulary';
import { DigitGroups } from './digit-groups';
import { findEmails } from './email-addresses';
import { FoldedText } from './folded-text';
import { findIbans } from './iban-numbers';
import { isDigit } from './letter-classes';
import { MaskedView } from './masked-view';
import { findPhones } from './phone-numbers';
import { isPlainWords } from './plain-words';
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

/** Longer texts are read once; no channel carries such messages. */
const LONGEST_REREAD = 8192;
const MOST_READINGS = 4;

/**
 * Finds payment cards, IBANs, US social security numbers, e-mail addresses and phone numbers.
 *
 * @param text any text; read in time linear to its length
 * @param options `region`: ISO 3166 code of the tenant's country, for national phone numbers
 * @returns spans in the order of the text, without overlaps; UTF-16 offsets, `end` exclusive. Never throws.
 */
export function findSensitive(text: string, options: FindOptions = {}): SensitiveSpan[] {
  if (isPlainWords(text)) return [];
  let spans = read(text, options);
  // What masking leaves stands more alone than before, and may then look like a number of its own. So that masking a
  // masked text changes nothing, a text with digits left is read again in its masked form.
  for (let reading = 1; reading < MOST_READINGS && spans.length > 0 && text.length <= LONGEST_REREAD; reading++) {
    if (!mayHoldMore(text, spans)) break;
    const masked = new MaskedView(text, spans);
    const more = masked.newSpans(read(masked.text, options));
    if (more.length === 0) break;
    spans = [...spans, ...more].sort((a, b) => a.start - b.start);
  }
  return spans;
}

function read(text: string, { region }: FindOptions): SensitiveSpan[] {
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
    findPhones(folded, groups, marks, claims, region);
  }
  return claims.inOrder();
}

/** Whether enough digits (of any script) or an @ stand outside the spans. */
function mayHoldMore(text: string, spans: readonly SensitiveSpan[]): boolean {
  let digits = 0;
  let next = 0;
  for (let at = 0; at < text.length; at++) {
    const span = spans[next];
    if (span !== undefined && at === span.start) {
      at = span.end - 1;
      next++;
      continue;
    }
    const unit = text.charCodeAt(at);
    if (isDigit(unit) || unit > 0x65f || unit === 0xb2 || unit === 0xb3 || unit === 0xb9) digits++;
    if (unit === 0x40 || digits >= NUMBER_DIGITS) return true;
  }
  return false;
}
