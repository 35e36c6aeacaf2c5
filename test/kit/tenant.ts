// A routing backend as an organisation of that country would set it up: its own names for states, queues and wrap-up
// reasons. The ids, and all the rest, are those of the quiet scenario.
import { bundledScenario } from '../../src-backend/scenario/bundled';
import type { Scenario } from '../../src-backend/scenario/schema';
import type { Language } from '../../src-preload/contract';

const NAMES: Record<Exclude<Language, 'en'>, Record<string, string>> = {
  fr: {
    available: 'Disponible',
    idle: 'Inactif',
    break: 'Pause',
    lunch: 'Déjeuner',
    meeting: 'Réunion',
    training: 'Formation',
    orders: 'Commandes et livraison',
    returns: 'Retours et remboursements',
    billing: 'Facturation',
    technical: 'Aide technique',
    resolved: 'Résolu',
    'order-status': 'Suivi de commande donné',
    refund: 'Remboursement lancé',
    exchange: 'Échange convenu',
    complaint: 'Réclamation enregistrée',
    callback: 'Rappel promis',
    transferred: 'Transmis à une autre équipe',
    'no-answer': 'Le client ne répond plus',
    spam: 'Indésirable ou erreur d’adresse',
  },
  sl: {
    available: 'Na voljo',
    idle: 'Nedejavni',
    break: 'Odmor',
    lunch: 'Malica',
    meeting: 'Sestanek',
    training: 'Izobraževanje',
    orders: 'Naročila in dostava',
    returns: 'Vračila in povračila',
    billing: 'Računi',
    technical: 'Tehnična pomoč',
    resolved: 'Rešeno',
    'order-status': 'Sporočeno stanje naročila',
    refund: 'Začeto vračilo denarja',
    exchange: 'Dogovorjena zamenjava',
    complaint: 'Zabeležena pritožba',
    callback: 'Obljubljen povratni klic',
    transferred: 'Predano drugi ekipi',
    'no-answer': 'Stranka ne odgovarja več',
    spam: 'Neželeno ali napačen naslov',
  },
};

export function tenantIn(language: Language): Scenario {
  const quiet = bundledScenario('quiet');
  if (language === 'en') return quiet;
  const named = <T extends { id: string; name: string }>(items: T[]): T[] =>
    items.map((item) => ({ ...item, name: NAMES[language][item.id] ?? item.name }));
  return {
    ...quiet,
    activities: named(quiet.activities),
    queues: named(quiet.queues),
    wrapUp: { ...quiet.wrapUp, codes: named(quiet.wrapUp.codes) },
  };
}
