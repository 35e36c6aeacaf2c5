// What `--print-policy` says: sources, what is wrong with them, and every value with its origin. Nothing in it is a
// secret: no policy can hold one (see the catalogue), and passphrases and tokens are no settings. Pure.
import type { CatalogueKey } from '../catalogue';
import { isFaulty, isStandIn, type PolicySource, type PolicyState } from '../policy-state';
import type { Origin, Resolved } from '../resolve';

/** Exit codes, for scripts. 2 is a command line that cannot be read. */
export const POLICY_FINE = 0;
/** A source, or a value of it, cannot be used: strict or last good values hold in its place. */
export const POLICY_FAULTY = 3;

export interface PolicyReport {
  version: string;
  /** RFC 3339. */
  readAt: string;
  /** `none`: no source is there. `faulty`: one of the problems below is more than an unknown key. */
  result: 'none' | 'read' | 'faulty';
  sources: Omit<PolicySource, 'values' | 'strict'>[];
  /** `strict`: in force because what the policy says cannot be read. */
  values: Record<string, { value: unknown; origin: Origin; strict?: true }>;
}

export function policyReport(state: PolicyState, resolved: Resolved, version: string): PolicyReport {
  const isThere = state.sources.some((source) => source.state !== 'absent');
  const valueOf = (key: CatalogueKey) => ({
    value: resolved.values[key],
    origin: resolved.origins[key],
    ...(isStandIn(state, key) ? { strict: true as const } : {}),
  });
  return {
    version,
    readAt: new Date(state.readAt).toISOString(),
    result: isFaulty(state) ? 'faulty' : isThere ? 'read' : 'none',
    sources: state.sources.map(({ scope, where, state: became, problems }) => ({
      scope,
      where,
      state: became,
      problems,
    })),
    values: Object.fromEntries((Object.keys(resolved.values) as CatalogueKey[]).map((key) => [key, valueOf(key)])),
  };
}

export const exitCodeOf = ({ result }: Pick<PolicyReport, 'result'>): number =>
  result === 'faulty' ? POLICY_FAULTY : POLICY_FINE;
