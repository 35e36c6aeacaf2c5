// The words of diagnostics are loaded with the dialog: nobody needs them at the start.
import i18next, { type TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { ANY_CHECK, CHECK_IDS, outcomeOf, type CheckId, type CheckResult } from '../../../src-preload/contract/checks';

const areThere = () => i18next.hasResourceBundle('en', 'diagnostics');

async function loadWords(): Promise<void> {
  const { DIAGNOSTICS_STRINGS } = await import('./strings');
  for (const [language, words] of Object.entries(DIAGNOSTICS_STRINGS))
    i18next.addResourceBundle(language, 'diagnostics', words);
}

/** False until the words are there. */
export function useDiagnosticsWords(): boolean {
  const [isReady, setReady] = useState(areThere);
  useEffect(() => {
    if (!isReady) void loadWords().then(() => setReady(true));
  }, [isReady]);
  return isReady;
}

type T = TFunction<'diagnostics'>;
/** The keys are made of codes; that each has its words is held by a test. */
const at = (t: T, key: string, facts: CheckResult['facts'] = {}): string =>
  (t as unknown as (key: string, facts: CheckResult['facts']) => string)(key, facts);

export const checkNumber = (id: CheckId): number => CHECK_IDS.indexOf(id) + 1;
export const checkName = (t: T, id: CheckId): string => at(t, `checks.${id}.name`);

/** What was found, and who should do what about it. */
export function checkWords(t: T, { id, code, facts }: CheckResult): { says: string; toDo?: string } {
  const key = code in ANY_CHECK ? `any.${code}` : `checks.${id}.${code}`;
  const { state, who } = outcomeOf({ id, code });
  const says = at(t, `${key}.says`, facts);
  if (who === 'nobody' || state === 'ok') return { says };
  return { says, toDo: t('toDo', { who: t(`who.${who}`), what: at(t, `${key}.do`, facts) }) };
}

/** All of it as text, for a colleague or a ticket. */
export const checksAsText = (t: T, results: readonly CheckResult[]): string =>
  results
    .map((result) => {
      const { says, toDo } = checkWords(t, result);
      const { state } = outcomeOf(result);
      const head = `${String(checkNumber(result.id))}. ${checkName(t, result.id)}: ${t(`state.${state}`)}. ${says}`;
      return toDo === undefined ? head : `${head}\n   ${toDo}`;
    })
    .join('\n');
