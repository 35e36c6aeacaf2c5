// The English words of a check, for the command line and the report: both are read by IT. The window has its own in the
// agent's language, from the same kind of file.
import words from '../../assets/strings/en/diagnostics.json';
import { ANY_CHECK, CHECK_IDS, outcomeOf, type CheckId, type CheckResult } from '../../src-preload/contract/checks';

interface Said {
  says: string;
  do?: string;
}
type CheckWords = { name: string } & Partial<Record<string, Said | string>>;

const fill = (text: string, facts: CheckResult['facts']) =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => String(facts[name] ?? '?'));

export const numberOf = (id: CheckId): number => CHECK_IDS.indexOf(id) + 1;
export const nameOf = (id: CheckId): string => words.checks[id].name;

/** What was found and what to do about it, one sentence or two each. */
export function wordsOf({ id, code, facts }: CheckResult): { says: string; toDo?: string } {
  const own = (words.checks[id] as CheckWords)[code];
  const any = code in ANY_CHECK ? words.any[code as keyof typeof ANY_CHECK] : words.any['went-wrong'];
  const found: Said = typeof own === 'object' ? own : any;
  const { who } = outcomeOf({ id, code });
  const says = fill(found.says, facts);
  if (found.do === undefined || who === 'nobody') return { says };
  return { says, toDo: fill(words.toDo, { who: words.who[who], what: fill(found.do, facts) }) };
}

/** ` 3 ok       Certificate: …` with what to do on a line of its own. */
export function lineOf(result: CheckResult): string {
  const { says, toDo } = wordsOf(result);
  const { state } = outcomeOf(result);
  const number = String(numberOf(result.id)).padStart(2);
  const line = `${number}  ${state.padEnd(7)}  ${nameOf(result.id)}: ${says}`;
  return toDo === undefined ? line : `${line}\n${' '.repeat(13)}${toDo}`;
}
