// Frame fuzzing of both ends: so many damaged frames each way in volleys; after each the conversation must go on.
import fc from 'fast-check';
import { createBackendTarget } from './backend-target';
import { createClientTarget } from './client-target';
import { collectCorpus } from './corpus';
import { damagedFrames } from './mutation';

const VOLLEY = 100;

export interface FuzzResult {
  toClient: number;
  toBackend: number;
  /** As the client counted them. */
  counts: Record<string, number>;
  problems: string[];
  /** Used heap in MB at a quarter, the half and the end; only with `collect`. */
  heap: number[];
}

/** @param collect runs the garbage collector, to see growth */
export async function runFuzz(options: { frames: number; seed: number; collect?: () => void }): Promise<FuzzResult> {
  const { frames, seed, collect } = options;
  const corpus = await collectCorpus();
  const problems: string[] = [];
  const heap: number[] = [];
  const onRejection = (error: unknown) => void problems.push(`unhandled rejection: ${String(error)}`);
  process.on('unhandledRejection', onRejection);
  const client = createClientTarget();
  const backend = await createBackendTarget();
  const toClient = damagedFrames(corpus.server);
  const toBackend = damagedFrames(corpus.client);
  const volleys = Math.ceil(frames / 2 / VOLLEY);
  for (let at = 0; at < volleys; at += 1) {
    const draw = { seed: seed + at, numRuns: VOLLEY };
    try {
      await client.volley(fc.sample(toClient, draw));
      if (!(await client.goesOn(`alive ${at}`))) problems.push('the client does not go on');
      await backend.volley(fc.sample(toBackend, draw));
      if (!backend.goesOn()) problems.push('the backend does not go on');
    } catch (error) {
      problems.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    if (problems.length > 0) {
      problems.push(`volley ${at}, seed ${seed + at}`);
      break;
    }
    if (collect && [0.25, 0.5, 1].some((part) => at + 1 === Math.floor(volleys * part))) {
      collect();
      heap.push(Math.round((process.memoryUsage().heapUsed / 2 ** 20) * 10) / 10);
    }
  }
  process.off('unhandledRejection', onRejection);
  const counts = client.counts();
  client.dispose();
  return { toClient: volleys * VOLLEY, toBackend: volleys * VOLLEY, counts, problems, heap };
}
