// What holds, and where it comes from: the computer's policy, the person's policy, the agent's choice, the default. Pure.
import type { SettingKey, Settings } from '../../src-preload/contract/settings';
import { CATALOGUE, type CatalogueEntry, type CatalogueKey, type CatalogueValues } from './catalogue';
import type { PolicySource } from './policy-state';

export type Origin = 'machine-policy' | 'user-policy' | 'user' | 'default';

export interface Resolved {
  values: CatalogueValues;
  origins: Record<CatalogueKey, Origin>;
}

const ENTRIES = Object.entries(CATALOGUE) as [CatalogueKey, CatalogueEntry][];
const RANK = ['machine', 'user'] as const;

/**
 * @param sources checked policies, in any order: the computer's goes first
 * @param chosen what the agent chose; counts for settings she sees, and only where no policy says something
 */
export function resolve(
  sources: readonly Pick<PolicySource, 'scope' | 'values'>[],
  chosen: Partial<Settings>,
): Resolved {
  const ranked = RANK.flatMap((scope) => sources.filter((source) => source.scope === scope));
  const one = (key: CatalogueKey, entry: CatalogueEntry): { value: unknown; origin: Origin } => {
    const source = entry.forcible ? ranked.find(({ values }) => values[key] !== undefined) : undefined;
    if (source) return { value: source.values[key], origin: `${source.scope}-policy` };
    const own = entry.visible ? chosen[key as SettingKey] : undefined;
    return own === undefined ? { value: entry.default, origin: 'default' } : { value: own, origin: 'user' };
  };
  const found = ENTRIES.map(([key, entry]) => ({ key, ...one(key, entry) }));
  return {
    values: Object.fromEntries(found.map(({ key, value }) => [key, value])) as CatalogueValues,
    origins: Object.fromEntries(found.map(({ key, origin }) => [key, origin])) as Resolved['origins'],
  };
}
