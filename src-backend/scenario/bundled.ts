// The scenarios that come with the program, checked when first asked for.
import everyday from '../scenarios/everyday.json' with { type: 'json' };
import quiet from '../scenarios/quiet.json' with { type: 'json' };
import { readScenario } from './read';
import type { Scenario } from './schema';

const TEXTS = { everyday, quiet } as const;
export type BundledName = keyof typeof TEXTS;

export const isBundled = (name: string): name is BundledName => Object.hasOwn(TEXTS, name);

/** `everyday`: customers write in, for `npm start`. `quiet`: nothing happens unless a control verb says so. */
export const bundledScenario = (name: BundledName): Scenario =>
  readScenario(JSON.stringify(TEXTS[name], null, 2), `${name}.json`);
