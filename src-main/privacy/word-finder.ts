// Finds the words of a vocabulary in a folded text, in one pass. Used for the words that say what a number is and for
// spelled e-mail addresses.
import type { FoldedText } from './folded-text';
import { foldWord } from './folded-text';
import { isLatin, isLetter } from './letter-classes';

/** Words by kind: separated by commas or lines; a star leaves an end open (see context-vocabulary). */
export type Vocabulary = readonly (readonly [kind: number, words: string])[];

/** The words found, in the order of the text, as folded offsets. Lives until the next search of the same finder. */
export interface WordMarks {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly kinds: Uint8Array;
}

interface TrieNode {
  readonly next: Map<number, TrieNode>;
  kind: number;
  openEnd: boolean;
}

const SPACE = 0x20;
const LONGEST_PHRASE = 40;

const node = (): TrieNode => ({ next: new Map(), kind: 0, openEnd: false });

/** Letters, and the pictures a vocabulary may hold (telephone, envelope, card). All else parts words: `e-mail` is `e mail`. */
const isWordSign = (code: number): boolean => isLetter(code) || code === 0x260e || code === 0x2709 || code === 0x25ad;
const step = (code: number): number => (isWordSign(code) ? code : SPACE);

/** Letters of the alphabets that set spaces: a whole word ends where none of them follows. */
const goesOn = (code: number): boolean => isLatin(code) || (code >= 0xaa && code < 0xe00 && isLetter(code));

export class WordFinder {
  private readonly atWordStart = node();
  private readonly anywhere = node();
  private readonly startsAnywhere = new Uint8Array(128);
  private from = new Int32Array(64);
  private to = new Int32Array(64);
  private kinds = new Uint8Array(64);
  private matched = 0;

  constructor(vocabulary: Vocabulary) {
    for (const [kind, words] of vocabulary) {
      for (const entry of words.split(/[,\n]/u)) {
        const word = entry.trim();
        if (word === '') continue;
        this.learn(this.atWordStart, word, kind);
        if (word.startsWith('*')) this.learn(this.anywhere, word, kind);
      }
    }
    for (const code of this.anywhere.next.keys()) if (code < 128) this.startsAnywhere[code] = 1;
  }

  /** All words of the text, the longest at each place. Linear: no word is longer than 40 characters. */
  find({ codes, length }: FoldedText): WordMarks {
    let count = 0;
    let insideWord = false;
    for (let at = 0; at < length; at++) {
      const code = codes[at]!;
      const inWord = isWordSign(code);
      if (inWord) {
        let end = insideWord ? 0 : this.match(this.atWordStart, codes, at, length);
        if (end === 0 && (code >= 128 || this.startsAnywhere[code] === 1))
          end = this.match(this.anywhere, codes, at, length);
        if (end > 0) {
          if (count === this.from.length) this.grow();
          this.from[count] = at;
          this.to[count] = end;
          this.kinds[count] = this.matched;
          count++;
          at = end - 1;
        }
      }
      insideWord = inWord;
    }
    return { count, from: this.from, to: this.to, kinds: this.kinds };
  }

  private learn(root: TrieNode, entry: string, kind: number): void {
    let at = root;
    for (const code of foldWord(entry.replaceAll('*', ''))) {
      let next = at.next.get(step(code));
      if (next === undefined) at.next.set(step(code), (next = node()));
      at = next;
    }
    at.kind = kind;
    at.openEnd ||= entry.endsWith('*');
  }

  /** The end of the longest word that starts at `start`, or 0. Leaves its kind in `matched`. */
  private match(root: TrieNode, codes: Uint16Array, start: number, length: number): number {
    let end = 0;
    let here: TrieNode | undefined = root;
    for (let at = start; at < length;) {
      const code = step(codes[at]!);
      here = here.next.get(code);
      if (here === undefined) return end;
      at++;
      if (code === SPACE) while (at < length && at - start < LONGEST_PHRASE && !isWordSign(codes[at]!)) at++;
      if (here.kind !== 0 && (here.openEnd || at === length || !goesOn(codes[at]!))) {
        end = at;
        this.matched = here.kind;
      }
    }
    return end;
  }

  private grow(): void {
    const { from, to, kinds } = this;
    const capacity = from.length * 4;
    this.from = new Int32Array(capacity);
    this.to = new Int32Array(capacity);
    this.kinds = new Uint8Array(capacity);
    this.from.set(from);
    this.to.set(to);
    this.kinds.set(kinds);
  }
}
