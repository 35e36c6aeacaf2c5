// A double of `window.desk`, derived from the contract's SURFACE: it has exactly the calls the real one has, records
// them, answers what a test set, and publishes as main does (one revision a batch).
import type { Desk, DeskSlices, DeskSnapshot, Publication, Result } from '../../../src-preload/contract';
import { ok } from '../../../src-preload/contract/result';
import { SURFACE } from '../../../src-preload/contract/surface';

export type CallPath = {
  [D in keyof typeof SURFACE]: `${D}.${(typeof SURFACE)[D][number]}`;
}[keyof typeof SURFACE];

type Answer = (args: never) => Result<unknown> | Promise<Result<unknown>>;

export interface DeskDouble {
  desk: Desk;
  /** Every call in order. */
  calls: { path: CallPath; args: unknown }[];
  /** What a call answers from now on; without it, `ok(null)`. */
  answer: (path: CallPath, answer: Answer) => void;
  /** Publishes and keeps: a later snapshot has it too. */
  publish: (slices: Partial<DeskSlices>, rest?: Partial<Omit<Publication, 'slices'>>) => void;
  /** Changes what the next snapshot holds without publishing it, as if publications had been lost. */
  lose: (slices: Partial<DeskSlices>, batches?: number) => void;
  snapshots: () => number;
}

export function createDeskDouble(initial: DeskSlices): DeskDouble {
  let slices = initial;
  let revision = 1;
  let snapshots = 0;
  const listeners = new Set<(publication: Publication) => void>();
  const answers = new Map<CallPath, Answer>();
  const calls: DeskDouble['calls'] = [];

  const domains = Object.entries(SURFACE).map(([domain, names]) => [
    domain,
    Object.fromEntries(
      names.map((name) => {
        const path = `${domain}.${name}` as CallPath;
        const call = async (args: unknown) => {
          calls.push({ path, args });
          return (await answers.get(path)?.(args as never)) ?? ok(null);
        };
        return [name, call];
      }),
    ),
  ]);

  const desk = {
    ...(Object.fromEntries(domains) as Omit<Desk, 'snapshot' | 'subscribe'>),
    snapshot: (): Promise<DeskSnapshot> => {
      snapshots += 1;
      return Promise.resolve({ revision, slices });
    },
    subscribe: (listener: (publication: Publication) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  return {
    desk,
    calls,
    answer: (path, answer) => answers.set(path, answer),
    publish: (changed, rest = {}) => {
      slices = { ...slices, ...changed };
      revision += 1;
      const publication: Publication = { revision, slices: changed, transcripts: [], ...rest };
      for (const listener of [...listeners]) listener(publication);
    },
    lose: (changed, batches = 1) => {
      slices = { ...slices, ...changed };
      revision += batches;
    },
    snapshots: () => snapshots,
  };
}
