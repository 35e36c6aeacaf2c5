// Maps that are replaced, never changed: the small entity tables of the state.

export function withEntry<V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> {
  return new Map(map).set(key, value);
}

export function withoutEntry<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  if (!map.has(key)) return map;
  const next = new Map(map);
  next.delete(key);
  return next;
}

/** What is remembered of things that are over; the oldest goes first. */
const REMEMBERED = 500;

/** Notes that `key` is over at `version`; the higher version stays. */
export function remembering(map: ReadonlyMap<string, number>, key: string, version: number) {
  const next = new Map(map);
  next.delete(key);
  next.set(key, Math.max(version, map.get(key) ?? version));
  for (const oldest of next.keys()) {
    if (next.size <= REMEMBERED) break;
    next.delete(oldest);
  }
  return next;
}

/** A copy without one optional field. */
export function without<T extends object, K extends keyof T>(value: T, field: K): Omit<T, K> {
  const copy: Partial<T> = { ...value };
  Reflect.deleteProperty(copy, field);
  return copy as Omit<T, K>;
}
