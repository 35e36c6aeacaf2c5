// The words people put for the signs of an e-mail address, in the languages of our customers.
import type { Vocabulary } from './word-finder';

export const SpelledSign = { SurelyAt: 1, MaybeAt: 2, Dot: 3, Joint: 4, Mail: 5, InBrackets: 6 } as const;

/** Names of the @ sign: nobody says them of anything else in front of a host. */
const SURELY_AT = `
arroba, chiocciola, chiocciolina, arobase, arobas, arobaz, arrobase, klammeraffe, affenschwanz, apestaartje, apestaart, apenstaartje, apenstaart, afna, zavinac, malpa, malpka, kukac, sobaka, sobachka, snabel a, snabela, alfakrol, alfakroll, alfakrollen, krollalfa, kroll alfa
miukumauku, at merkki, atmerkki, papaki, coada de maimuta, arond, a rond, arongo, majmun, majmunsko a, kuyruklu a, rozha, strudel, et isareti, at sign, a commercial, a comercial, a commerciale
собака, собачка, песик, равлик, маймунско а, кльомба, мајмунче, мајмун, ет знак, παπακι, שטרודל, アットマーク, アット, 골뱅이, 艾特, 小老鼠, 圈a, آت, ات`;

/** Words that are a preposition, or "and", as often as the sign. */
const MAYBE_AT = `at, aet, et, eta, ad, bei, chez, на, ат, эт, ет, ta, ved, hos, apud`;

const DOT = `
dot, punkt, punktum, point, punto, ponto, pika, tocka, tacka, tecka, bodka, kropka, pont, punct, piste, punt, nokta, taskas, punkts, punktur, pike, cham, titik, tuldok, puntu, pwynt, ponc, nukta
точка, тачка, крапка, кропка, τελεια, נקודה, نقطة, نقطه, ドット, 点, 點, 닷, 쩜, 점, จุด, डॉट, ডট, წერტილი, կետ`;

const JOINT = `
underscore, underline, unterstrich, tiret bas, guion bajo, trattino basso, podcrtaj, podvlaka, podtrzitko, podciarkovnik, podkreslnik, dash, minus, hyphen, bindestrich, tiret, guion, hifen, trattino, pomisljaj, vezaj, crtica, pomlcka, lacznik, kotojel, koppelteken, streepje, viiva, tire, alt cizgi, plus
тире, дефис, нижнее подчеркивание, подчеркивание, плюс`;

const MAIL = `email*, e mail*, mail, mailadress*, correo*, courriel*, e posta*, eposta*, posta, sahkoposti*, poczt*, epost*, почт*, пошт*, имейл*, мейл*, *邮箱*, *メール*, *이메일*, *بريد*, *מייל*, adresse, adresa, naslov, direccion, endereco, indirizzo, adres, address`;

/** Each word for the dot, as people write it. */
export const DOT_WORDS: readonly string[] = DOT.split(/[,\n]/u)
  .map((word) => word.trim())
  .filter((word) => word !== '');

/** Later lists win where one word is in two. */
export const SPELLED_SIGNS: Vocabulary = [
  [SpelledSign.InBrackets, 'a'],
  [SpelledSign.Mail, MAIL],
  [SpelledSign.Joint, JOINT],
  [SpelledSign.Dot, DOT],
  [SpelledSign.MaybeAt, MAYBE_AT],
  [SpelledSign.SurelyAt, SURELY_AT],
];

/** What stands before "at" in a sentence about a place: "look at gmail dot com". */
const NO_NAMES = new Set(
  'an the it its this that these those one ones some something anything everything nothing stuff item items order orders product products me us him her them you he she we they here there look looks looking looked see seen saw check checked checking find found buy buying bought order ordered ordering shop shopped shopping pay paid get got sell sells selling sold sale available stock store stores site website page pages only back is are was were be been am arrive arrived stay meet start started end work works working worked login log logged sign signed register registered account accounts account support help contact price prices deal deals offer offers up out in on off over and or but not just now today yesterday tomorrow still again all aimed hosted host visit visited online price read reading post posted listed bestellt gekauft gesehen ist war sind commande achete vu est suis comprado visto es son esta compre'.split(
    ' ',
  ),
);

export const isNoName = (word: string): boolean => NO_NAMES.has(word);
