// What a place of the operating system says about the organisation's settings, before anybody has checked it. Free of
// schemas, because some of it is needed before the first paint.

/** What was found; `values` by key, as the place has them. */
export type Reading =
  | { state: 'absent' }
  | { state: 'read'; values: Readonly<Record<string, unknown>> }
  | { state: 'broken'; what: 'unreadable' | 'malformed' | 'not-trusted' };

export interface PolicyReader {
  /** A computer's policy goes before a person's. */
  scope: 'machine' | 'user';
  /** File or registry key. */
  where: string;
  /** `registry` has no truth values and no lists of its own: a number may stand for one, a text for a number. */
  form: 'exact' | 'registry';
  /** At once where the system allows it, so that nothing waits. Neither throws nor rejects. */
  read: () => Reading | Promise<Reading>;
  /** Calls `changed` after it may have changed. Returns the way to stop. */
  watch: (changed: () => void) => () => void;
}

/** The readings of several readers, in their order; a promise only where one of them gives one. */
export function readAll(readers: readonly PolicyReader[]): readonly Reading[] | Promise<readonly Reading[]> {
  const found = readers.map((reader) => reader.read());
  const isReading = (one: Reading | Promise<Reading>): one is Reading => !(one instanceof Promise);
  return found.every(isReading) ? found : Promise.all(found.map((one) => Promise.resolve(one)));
}

/**
 * What a key is forced to be, unchecked, for what cannot wait for the schemas.
 * @returns undefined: not forced to a truth value
 */
export function forcedSwitch(readings: readonly Reading[], key: string): boolean | undefined {
  for (const reading of readings) {
    const value = reading.state === 'read' && Object.hasOwn(reading.values, key) ? reading.values[key] : undefined;
    if (typeof value === 'boolean') return value;
    if (value === 0 || value === 1) return value === 1;
  }
  return undefined;
}
