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
