// Finds the words of a vocabulary in a folded text, in one pass. Used for the words that say what a number is and for
// spelled e-mail addresses.
import type { FoldedText } from './folded-text';
import { foldWord } from './folded-text';
import { isLatin, isLetter } from './letter-classes';

/** Words by kind: separated by commas or lines; a star leaves an end open (see context-vocabulary). */
export type Vocabulary = readonly (readonly [kind: number, words: string])[];

/** The words found, in the order of the text, as folded offsets. Lives until the next search of the same finder. */
export class WordMarks {
  count = 0;
  private froms = new Int32Array(64);
  private tos = new Int32Array(64);
  private kinds = new Uint8Array(64);

  from(mark: number): number {
    return this.froms[mark] ?? 0;
  }

  /** Behind the last character. */
  to(mark: number): number {
    return this.tos[mark] ?? 0;
  }

  kind(mark: number): number {
    return this.kinds[mark] ?? 0;
  }

  add(from: number, to: number, kind: number): void {
    if (this.count === this.froms.length) this.grow();
    this.froms[this.count] = from;
    this.tos[this.count] = to;
    this.kinds[this.count] = kind;
    this.count++;
  }

  private grow(): void {
    const { froms, tos, kinds } = this;
    this.froms = new Int32Array(this.count * 4);
    this.tos = new Int32Array(this.count * 4);
    this.kinds = new Uint8Array(this.count * 4);
    this.froms.set(froms);
    this.tos.set(tos);
    this.kinds.set(kinds);
  }
}

interface TrieNode {
  next: Map<number, TrieNode> | undefined;
  kind: number;
  openEnd: boolean;
}

const SPACE = 0x20;
const LONGEST_PHRASE = 40;

const node = (): TrieNode => ({ next: undefined, kind: 0, openEnd: false });

/** Letters, and the pictures a vocabulary may hold (telephone, envelope, card). All else parts words: `e-mail` is `e mail`. */
const isWordSign = (code: number): boolean =>
  isLatin(code) || (code > 127 && (isLetter(code) || code === 0x260e || code === 0x2709 || code === 0x25ad));
const step = (code: number): number => (isWordSign(code) ? code : SPACE);

/** Letters of the alphabets that set spaces: a whole word ends where none of them follows. */
const goesOn = (code: number): boolean => isLatin(code) || (code >= 0xaa && code < 0xe00 && isLetter(code));

export class WordFinder {
  private readonly atWordStart = node();
  private readonly anywhere = node();
  /** Roots of the ASCII letters, so that most letters of a text cost one array access. */
  private readonly starting: (TrieNode | undefined)[] = [];
  private readonly inside: (TrieNode | undefined)[] = [];
  private readonly marks = new WordMarks();
  private matched = 0;

  constructor(vocabulary: Vocabulary) {
    for (const [kind, words] of vocabulary) {
      for (const entry of words.split(/[,\n]/u)) {
        const word = entry.trim();
        if (word === '') continue;
        learn(this.atWordStart, word, kind);
        if (word.startsWith('*')) learn(this.anywhere, word, kind);
      }
    }
    for (let code = 0; code < 128; code++) {
      this.starting.push(this.atWordStart.next?.get(code));
      this.inside.push(this.anywhere.next?.get(code));
    }
  }

  /** All words of the text, the longest at each place. Linear: no word is longer than 40 characters. */
  find(folded: FoldedText): WordMarks {
    const { marks } = this;
    marks.count = 0;
    let insideWord = false;
    for (let at = 0; at < folded.length; at++) {
      const code = folded.code(at);
      const inWord = isWordSign(code);
      if (inWord) {
        let end = insideWord
          ? 0
          : this.match(code < 128 ? this.starting[code] : this.atWordStart.next?.get(code), folded, at);
        if (end === 0) end = this.match(code < 128 ? this.inside[code] : this.anywhere.next?.get(code), folded, at);
        if (end > 0) {
          marks.add(at, end, this.matched);
          at = end - 1;
        }
      }
      insideWord = inWord;
    }
    return marks;
  }

  /** The end of the longest word that starts at `start`, or 0. Leaves its kind in `matched`. */
  private match(first: TrieNode | undefined, folded: FoldedText, start: number): number {
    let end = 0;
    let here = first;
    for (let at = start + 1; here !== undefined;) {
      if (here.kind !== 0 && (here.openEnd || !goesOn(folded.code(at)))) {
        end = at;
        this.matched = here.kind;
      }
      if (at >= folded.length) break;
      const code = step(folded.code(at));
      here = here.next?.get(code);
      at++;
      if (code === SPACE)
        while (at - start < LONGEST_PHRASE && at < folded.length && !isWordSign(folded.code(at))) at++;
    }
    return end;
  }
}

function learn(root: TrieNode, entry: string, kind: number): void {
  let at = root;
  for (const code of foldWord(entry.replaceAll('*', ''))) {
    const nodes = (at.next ??= new Map<number, TrieNode>());
    let next = nodes.get(step(code));
    if (next === undefined) nodes.set(step(code), (next = node()));
    at = next;
  }
  at.kind = kind;
  at.openEnd ||= entry.endsWith('*');
}
