// Finds e-mail addresses written to be read aloud or to escape a filter: "name (at) host dot com", "ime afna domena
// pika si", "name @ host.com". Words for @ and dot in the languages of our customers.
import type { Claims } from './claims';
import { AT_SIGN } from './email-addresses';
import type { FoldedText } from './folded-text';
import { isDigit, isLatin, isLetter, isSpace } from './letter-classes';
import { isMailHost, isTopLevelDomain } from './top-level-domains';
import { WordFinder } from './word-finder';

const Word = { SurelyAt: 1, MaybeAt: 2, Dot: 3, Joint: 4, Mail: 5 } as const;

const SURELY_AT = `
arroba, chiocciola, chiocciolina, arobase, arobas, arobaz, arrobase, klammeraffe, affenschwanz, apestaart*, apenstaart*, afna, zavinac, malpa, malpka, kukac, sobaka, sobachka, snabel a, snabela, alfakrol*, krollalfa, kroll alfa
miukumauku, at merkki, atmerkki, papaki, coada de maimuta, arond, a rond, arongo, manki, majmun, majmunsko a, monkey, kuyruklu a, rozha, strudel, et isareti, at sign, a commercial, a comercial, a commerciale
собака, собачка, песик, равлик, маймунско а, кльомба, мајмунче, мајмун, ет знак, παπακι, שטרודל, アットマーク, アット, 골뱅이, 艾特, 小老鼠, 圈a, آت, ات`;
const MAYBE_AT = `at, aet, et, ad, bei, chez, на, ат, эт, ет, ta, ved, hos, apud`;
const DOT = `
dot, punkt, punktum, point, punto, ponto, pika, tocka, tacka, tecka, bodka, kropka, pont, punct, piste, punt, nokta, taskas, punkts, punktur, pike, pikë, cham, titik, tuldok, puntu, pwynt, ponc, nukta
точка, тачка, крапка, кропка, τελεια, נקודה, نقطة, نقطه, ドット, 点, 點, 닷, 쩜, 점, จุด, डॉट, ডট, წერტილი, կետ`;
const JOINT = `
underscore, underline, unterstrich, tiret bas, guion bajo, underline, trattino basso, podcrtaj, podvlaka, podtrzitko, podciarkovnik, podkreslnik, dash, minus, hyphen, bindestrich, tiret, guion, hifen, trattino, pomisljaj, vezaj, crtica, pomlcka, lacznik, kotojel, koppelteken, streepje, viiva, tire, alt cizgi
тире, дефис, нижнее подчеркивание, подчеркивание, плюс, plus`;
const MAIL = `email*, e mail*, mail, mailadress*, correo*, courriel*, e posta*, eposta*, posta, sahkoposti*, poczt*, epost*, почт*, пошт*, имейл*, мейл*, *邮箱*, *メール*, *이메일*, *بريد*, *מייל*, adresse, adresa, naslov, direccion, endereco, indirizzo, adres, address`;

let finder: WordFinder | undefined;

/** Signs of a local part once words stand for the others. */
const isName = (code: number): boolean =>
  isLatin(code) ||
  isDigit(code) ||
  code === 0x2e ||
  code === 0x5f ||
  code === 0x2d ||
  code === 0x2b ||
  code === 0x27 ||
  code === 0x25 ||
  (code > 127 && isLetter(code));
const isHost = (code: number): boolean =>
  isLatin(code) || isDigit(code) || code === 0x2d || (code > 127 && isLetter(code));
const isOpening = (code: number): boolean => code === 0x28 || code === 0x5b || code === 0x7b || code === 0x3c;
const isClosing = (code: number): boolean => code === 0x29 || code === 0x5d || code === 0x7d || code === 0x3e;

/** Claims every spelled address. Linear: a bounded stretch is read around each word for @. */
export function findSpelledEmails(folded: FoldedText, claims: Claims): void {
  finder ??= new WordFinder([
    [Word.Mail, MAIL],
    [Word.Joint, JOINT],
    [Word.Dot, DOT],
    [Word.MaybeAt, MAYBE_AT],
    [Word.SurelyAt, SURELY_AT],
  ]);
  const { codes, length } = folded;
  const marks = finder.find(folded);
  const words = new Map<number, number>();
  for (let i = 0; i < marks.count; i++) words.set(marks.from[i]!, i);
  const reader = new SpelledReader(folded, marks, words);
  let mailSeen = -1;
  let floor = 0;
  for (let i = 0, at = -1; ;) {
    // the next @ sign or the next word, whichever comes first
    const nextWord = i < marks.count ? marks.from[i]! : length;
    let sign = at + 1;
    if (folded.atCount > 0) while (sign < nextWord && codes[sign] !== AT_SIGN) sign++;
    else sign = nextWord;
    if (sign < nextWord) {
      at = sign;
      floor = reader.claim(sign, sign + 1, true, true, floor, claims);
      continue;
    }
    if (i >= marks.count) return;
    const kind = marks.kinds[i]!;
    at = marks.to[i]! - 1;
    if (kind === Word.Mail) mailSeen = at;
    else if (kind === Word.SurelyAt || kind === Word.MaybeAt) {
      const sure = kind === Word.SurelyAt;
      floor = reader.claim(
        marks.from[i]!,
        marks.to[i]!,
        sure,
        sure || (mailSeen >= 0 && at - mailSeen < 60),
        floor,
        claims,
      );
    }
    i++;
  }
}

type Marks = ReturnType<WordFinder['find']>;

class SpelledReader {
  constructor(
    private readonly folded: FoldedText,
    private readonly marks: Marks,
    private readonly words: ReadonlyMap<number, number>,
  ) {}

  /** Reads an address around the @ at [from, to). Returns where the next address may begin. */
  claim(from: number, to: number, sure: boolean, hinted: boolean, floor: number, claims: Claims): number {
    const { codes } = this.folded;
    let left = this.backOverSpace(from);
    let right = this.overSpace(to);
    const bracketed = isOpening(codes[left - 1] ?? 0) && isClosing(codes[right]!);
    if (bracketed) {
      left = this.backOverSpace(left - 1);
      right = this.overSpace(right + 1);
    } else if (codes[from] !== AT_SIGN && !this.isSetApart(from, to)) return floor;
    else if (codes[from] !== AT_SIGN) {
      // `name_at_host`, `name-at-host`
      if (left === from && left > 0) left--;
      if (right === to) right++;
    }
    const host = this.readHost(right, bracketed || sure);
    if (host === undefined) return floor;
    const start = this.nameStart(left, floor);
    if (start >= left) return floor;
    if (!bracketed && !sure && !host.spelled && !hinted && !isMailHost(host.first) && !this.looksLikeName(start, left))
      return floor;
    claims.add(start, host.end, 'email');
    return host.end;
  }

  private backOverSpace(at: number): number {
    const lowest = Math.max(0, at - 3);
    while (at > lowest && isSpace(this.folded.codes[at - 1]!)) at--;
    return at;
  }

  private overSpace(at: number): number {
    const limit = at + 3;
    while (at < limit && isSpace(this.folded.codes[at]!)) at++;
    return at;
  }

  /** A word for @ stands between spaces or between the same joining signs. */
  private isSetApart(from: number, to: number): boolean {
    const before = from === 0 ? 0 : this.folded.codes[from - 1]!;
    const behind = this.folded.codes[to]!;
    if (isSpace(before) && isSpace(behind)) return true;
    return before === behind && (before === 0x5f || before === 0x2d || before === 0x2a);
  }

  /** Labels joined by dots or words for dot, up to a top-level domain. */
  private readHost(start: number, spacedDots: boolean): { end: number; spelled: boolean; first: string } | undefined {
    const { codes, text, starts } = this.folded;
    let at = start;
    let end = 0;
    let spelled = false;
    let first = '';
    for (let labels = 0; labels < 6; labels++) {
      const from = at;
      while (at - from < 64 && isHost(codes[at]!)) at++;
      if (at === from) break;
      const label = fold(codes, from, at);
      if (labels === 0) first = label;
      else if (isTopLevelDomain(label)) end = at;
      if (codes[at] === 0x2e && isHost(codes[at + 1]!)) {
        at++;
        continue;
      }
      const next = this.overDot(at, spacedDots);
      if (next === 0) break;
      spelled = true;
      at = next;
    }
    void text;
    void starts;
    return end > 0 ? { end, spelled, first } : undefined;
  }

  /** Index behind ` dot `, ` [dot] `, `(.)`; 0 when none stands here. A dot between spaces only counts beside a sure @. */
  private overDot(at: number, spacedDots: boolean): number {
    const { codes } = this.folded;
    let here = this.overSpace(at);
    const spaced = here > at;
    const opened = isOpening(codes[here]!);
    if (opened) here = this.overSpace(here + 1);
    if (codes[here] === 0x2e) {
      if (!opened && !(spacedDots && spaced && isSpace(codes[here + 1]!))) return 0;
      here++;
    } else {
      const word = this.words.get(here);
      if (word === undefined || this.marks.kinds[word] !== Word.Dot) return 0;
      here = this.marks.to[word]!;
      if (!opened && !spaced) return 0;
    }
    const behind = this.overSpace(here);
    if (!opened) return behind > here ? behind : 0;
    return isClosing(codes[behind]!) ? this.overSpace(behind + 1) : 0;
  }

  /** Start of the name that ends at `end`, over words for dot, dash and underscore. */
  private nameStart(end: number, floor: number): number {
    const { codes } = this.folded;
    let start = end;
    for (let parts = 0; parts < 5; parts++) {
      let from = start;
      while (from > floor && end - from < 96 && isName(codes[from - 1]!)) from--;
      while (from < start && (codes[from] === 0x2e || codes[from] === 0x27 || codes[from] === 0x2d)) from++;
      if (from === start) break;
      start = from;
      const gap = this.backOverSpace(start);
      const joint = gap < start ? this.jointEndingAt(gap) : -1;
      if (joint < 0) break;
      const before = this.backOverSpace(joint);
      if (before === joint || before <= floor || !isName(codes[before - 1]!)) break;
      start = before;
    }
    return start;
  }

  /** Start of a word for dot or dash that ends at `end`; -1 when none does. */
  private jointEndingAt(end: number): number {
    for (let from = end - 2; from >= Math.max(0, end - 24); from--) {
      const word = this.words.get(from);
      if (word === undefined || this.marks.to[word] !== end) continue;
      const kind = this.marks.kinds[word];
      return kind === Word.Dot || kind === Word.Joint ? from : -1;
    }
    return -1;
  }

  /** Digits, dots or underscores: more a mailbox than a word of the sentence. */
  private looksLikeName(from: number, to: number): boolean {
    for (let at = from; at < to; at++)
      if (isDigit(this.folded.codes[at]!) || this.folded.codes[at] === 0x2e || this.folded.codes[at] === 0x5f)
        return true;
    return false;
  }
}

function fold(codes: Uint16Array, from: number, to: number): string {
  let label = '';
  for (let at = from; at < to; at++) label += String.fromCharCode(codes[at]!);
  return label;
}
