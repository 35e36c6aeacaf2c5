// What became of the organisation's settings on this computer, for the log, diagnostics and `--print-policy`. Pure.
import type { CatalogueKey, PolicyValues } from './catalogue';

/** One thing that is wrong with a source. Never a value: a value may be an address or a path. */
export type PolicyProblem =
  /** There, but not to be read or not what it should be at all: nothing of it counts. */
  | { what: 'unreadable' | 'malformed' | 'not-trusted' }
  /** One value that does not fit its schema, or one that may not be forced; the others count. */
  | { what: 'invalid-value' | 'not-forcible'; key: CatalogueKey }
  /** A key that this version does not know; `key` as it stands there, shortened. */
  | { what: 'unknown-key'; key: string };

export interface PolicySource {
  /** A computer's policy goes before a person's. */
  scope: 'machine' | 'user';
  /** File or registry key. */
  where: string;
  state: 'absent' | 'read' | 'broken';
  problems: readonly PolicyProblem[];
  /** What it puts in force: its good values, and for what is bad the strict or the last good one. */
  values: PolicyValues;
  /** Keys of `values` that it does not say: the strict value holds instead of one that could not be read. */
  strict: readonly CatalogueKey[];
}

export interface PolicyState {
  /** In the order in which they count. */
  sources: readonly PolicySource[];
  /** What is in force of them, strict values of what could not be read included. */
  values: PolicyValues;
  /** Local clock, ms. */
  readAt: number;
}

export const NO_POLICY: PolicyState = { sources: [], values: {}, readAt: 0 };

/** Something of it could not be read or does not fit. A key of a newer version is no fault. */
export const isFaulty = ({ sources }: Pick<PolicyState, 'sources'>): boolean =>
  sources.some(({ problems }) => problems.some(({ what }) => what !== 'unknown-key'));

/** The value in force for this key stands in for one that could not be read. */
export const isStandIn = ({ sources }: Pick<PolicyState, 'sources'>, key: CatalogueKey): boolean =>
  sources.find(({ values }) => key in values)?.strict.includes(key) ?? false;
