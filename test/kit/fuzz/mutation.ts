// Structure-aware damage to a frame: a real one, with some of its places replaced, removed, doubled or blown up, or its
// text broken. fast-check draws it, so that a failure shrinks to the smallest damage.
import fc from 'fast-check';
import { COMMANDS, EVENTS } from '../../../src-protocol';

type Place = { holder: Record<string, unknown>; key: string };

/** Every place of the value, in order. */
function placesOf(value: unknown, into: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return into;
  for (const key of Object.keys(value)) {
    const holder = value as Record<string, unknown>;
    into.push({ holder, key });
    placesOf(holder[key], into);
  }
  return into;
}

const deep = (levels: number): unknown => (levels === 0 ? 'deep' : { data: deep(levels - 1) });
const TYPES = [
  ...Object.keys(EVENTS),
  ...Object.keys(COMMANDS),
  'welcome',
  'snapshot',
  'result',
  'pong',
  'hello',
  'ack',
  'ping',
];

const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    0,
    -1,
    1e308,
    2 ** 53,
    true,
    [],
    {},
    '__proto__',
    'constructor',
    '\u0000',
    '\uD800',
    '2026-13-45T99:99:99Z',
  ),
  fc.constantFrom(...TYPES),
  fc.string({ maxLength: 40, unit: 'binary' }),
  fc.integer(),
  fc.double(),
  fc.json({ maxDepth: 3 }).map((text) => JSON.parse(text) as unknown),
  fc.integer({ min: 1, max: 60_000 }).map((length) => 'x'.repeat(length)),
  fc.integer({ min: 10, max: 400 }).map(deep),
  fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }).map((date) => date.toISOString()),
);

type Damage =
  | { kind: 'replace'; at: number; value: unknown }
  | { kind: 'remove'; at: number }
  | { kind: 'move'; from: number; to: number }
  | { kind: 'add'; at: number; name: string; value: unknown };

const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ kind: fc.constant('replace' as const), at: fc.nat(), value: strange }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('move' as const), from: fc.nat(), to: fc.nat() }),
  fc.record({ kind: fc.constant('add' as const), at: fc.nat(), name: fc.string({ maxLength: 12 }), value: strange }),
);

function inflict(frame: Record<string, unknown>, one: Damage): void {
  const places = placesOf(frame);
  const place = (at: number) => places[at % Math.max(1, places.length)];
  if (one.kind === 'move') {
    const [from, to] = [place(one.from), place(one.to)];
    if (from && to) to.holder[to.key] = structuredClone(from.holder[from.key]);
    return;
  }
  const found = place(one.at);
  if (!found) return;
  if (one.kind === 'replace') found.holder[found.key] = one.value;
  else if (one.kind === 'remove') Reflect.deleteProperty(found.holder, found.key);
  else
    Reflect.defineProperty(found.holder, one.name, {
      value: one.value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
}

/** How the text itself is broken, after all. */
const breaking: fc.Arbitrary<(text: string) => string> = fc.oneof(
  { weight: 8, arbitrary: fc.constant((text: string) => text) },
  {
    weight: 1,
    arbitrary: fc
      .double({ min: 0, max: 1, noNaN: true })
      .map((part) => (text: string) => text.slice(0, text.length * part)),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 30, unit: 'binary' }).map((noise) => () => noise) },
);

/** Frames made of `texts`; of those with a place in the sequence most get the one asked for. */
export function damagedFrames(texts: readonly string[]): fc.Arbitrary<(seq: number) => string> {
  return fc
    .record({
      text: fc.constantFrom(...texts),
      damages: fc.array(damage, { maxLength: 4 }),
      breaking,
      fits: fc.integer({ min: 0, max: 9 }).map((one) => one > 0),
    })
    .map(({ text, damages, breaking: broken, fits }) => (seq) => {
      const frame = JSON.parse(text) as Record<string, unknown>;
      if (fits && typeof frame['seq'] === 'number') frame['seq'] = seq;
      for (const one of damages) inflict(frame, one);
      return broken(JSON.stringify(frame));
    });
}
