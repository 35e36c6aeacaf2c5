// Most messages are plain words: no digit, no @, and no address spelled out. One look tells, before the detectors fold
// the text and walk it. Only ever says "nothing" of what they would find nothing in; a property test compares.
import { DOT_WORDS } from './spelled-email-words';

/** Printable ASCII without digits and @: no character of it is read as another one by folding. */
const PLAIN = /^[\t\n\r -/:-?A-~]*$/u;
/** Every spelled address has a dot in its host: one that joins, one set apart, or a word for it. */
const JOINT = new RegExp(
  String.raw`\.[^\s.]|[\s([{<]\.|${DOT_WORDS.filter((word) => PLAIN.test(word)).join('|')}`,
  'iu',
);

/** Whether `findSensitive` surely finds nothing. False says nothing. */
export const isPlainWords = (text: string): boolean => PLAIN.test(text) && !JOINT.test(text);
