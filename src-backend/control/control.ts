// The control channel as one object: every verb with its arguments checked. The HTTP endpoint offers the same verbs.
import { z } from 'zod';
import { CUSTOMER_VERBS } from './customer-verbs';
import { INSPECT_VERBS } from './inspect-verbs';
import { LINE_VERBS } from './line-verbs';
import { ROUTING_VERBS } from './routing-verbs';
import { ControlError, type Stage, type Verb } from './verb';

const VERBS = { ...CUSTOMER_VERBS, ...ROUTING_VERBS, ...LINE_VERBS, ...INSPECT_VERBS } as const;
export type VerbName = keyof typeof VERBS;
export type VerbArgs<V extends VerbName> = z.input<(typeof VERBS)[V]['args']>;
export type VerbValue<V extends VerbName> = ReturnType<(typeof VERBS)[V]['run']>;

/** Arguments may be left out where none is needed. */
export type Control = {
  readonly [V in VerbName]: Record<string, never> extends VerbArgs<V>
    ? (args?: VerbArgs<V>) => VerbValue<V>
    : (args: VerbArgs<V>) => VerbValue<V>;
};

export const verbNames = Object.keys(VERBS) as VerbName[];
export const isVerb = (name: string): name is VerbName => Object.hasOwn(VERBS, name);

/** Runs a verb by name; throws `ControlError` that says which argument is wrong, or what stands against it. */
export function runVerb(stage: Stage, name: string, args: unknown): unknown {
  if (!isVerb(name)) throw new ControlError(`there is no verb "${name}" (there are: ${verbNames.join(', ')})`);
  const verb: Verb = VERBS[name];
  const read = verb.args.safeParse(args ?? {});
  if (!read.success) throw new ControlError(`${name}: ${z.prettifyError(read.error)}`);
  return verb.run(stage, read.data);
}

export function createControl(stage: Stage): Control {
  const entries = verbNames.map((name) => [name, (args?: unknown) => runVerb(stage, name, args)] as const);
  return Object.fromEntries(entries) as unknown as Control;
}
