// The extension behind a phone number: `x12`, `ext. 456`, `#3456`, `Durchwahl 12`, `доб. 3`.
import type { FoldedText } from './folded-text';
import { foldWord } from './folded-text';
import { isDigit, isLatin } from './letter-classes';

const WORDS =
  'x ext extn extension xt anexo anx ramal int interno interne interna poste posto durchwahl dw klappe apparat app nebenstelle wew wewn linka klapka mellek kl int tel doa toestel tst alanumber alanro anknytning ankn lokal lok linja dahili dah доб добавочный внутр вн εσωτερικο εσωτ 内線 转 轉 分机 分機 내선'
    .split(' ')
    .map(foldWord)
    .sort((a, b) => b.length - a.length);

const LONGEST = 7;

/** Folded index behind the extension that starts at `at` (behind the number); `at` itself when there is none. */
export function extensionEnd(folded: FoldedText, at: number): number {
  let here = skip(folded, at, 3);
  if (folded.code(here) === 0x2c || folded.code(here) === 0x3b) here = skip(folded, here + 1, 2);
  const opened = folded.code(here) === 0x28;
  if (opened) here = skip(folded, here + 1, 1);
  const word = wordEnd(folded, here);
  if (word > 0) here = word;
  else if (folded.code(here) === 0x23 || folded.code(here) === 0x7e) here++;
  else return at;
  if (folded.code(here) === 0x2e || folded.code(here) === 0x3a) here++;
  if (folded.code(here) === 0x23) here++;
  here = skip(folded, here, 3);
  const from = here;
  while (here < folded.length && isDigit(folded.code(here))) here++;
  if (here === from || here - from > LONGEST || isLatin(folded.code(here))) return at;
  return opened && folded.code(here) === 0x29 ? here + 1 : here;
}

const firstLetters = new Set(WORDS.map((word) => word[0]));

function wordEnd(folded: FoldedText, at: number): number {
  if (!firstLetters.has(folded.code(at))) return 0;
  for (const word of WORDS) {
    if (folded.code(at) !== word[0]) continue;
    let i = 1;
    while (i < word.length && folded.code(at + i) === word[i]) i++;
    if (i === word.length && !isLatin(folded.code(at + i))) return at + i;
  }
  return 0;
}

function skip(folded: FoldedText, at: number, most: number): number {
  const limit = at + most;
  while (at < limit && folded.code(at) === 0x20) at++;
  return at;
}
