// A publication replaces a slice whole, and over IPC every object in it is new. Parts that did not change keep their
// old identity here, so that memoised rows (task list under 1000 messages a second) do not render again.

/** `next`, with every part that is deeply equal to the same part of `previous` taken from `previous`. JSON values only. */
export function share<T>(previous: T, next: T): T {
  return shareUnknown(previous, next) as T;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function shareUnknown(previous: unknown, next: unknown): unknown {
  if (Object.is(previous, next)) return previous;
  if (isList(previous) && isList(next)) {
    const shared = next.map((item, index) => shareUnknown(counterpart(previous, item, index), item));
    const same = shared.length === previous.length && shared.every((item, index) => item === previous[index]);
    return same ? previous : shared;
  }
  if (isPlain(previous) && isPlain(next)) {
    const keys = Object.keys(next);
    const shared = Object.fromEntries(keys.map((key) => [key, shareUnknown(previous[key], next[key])]));
    const same =
      keys.length === Object.keys(previous).length &&
      keys.every((key) => key in previous && shared[key] === previous[key]);
    return same ? previous : shared;
  }
  return next;
}

const IDENTITIES = ['interactionId', 'reservationId', 'activityId', 'participantId', 'id', 'name'];

/** Rows move up and down: an item is compared with the one of the same identity, not of the same place. */
function counterpart(previous: readonly unknown[], item: unknown, index: number): unknown {
  const key = isPlain(item) ? IDENTITIES.find((name) => name in item) : undefined;
  if (key === undefined) return previous[index];
  const wanted = (item as Record<string, unknown>)[key];
  const inPlace = previous[index];
  if (isPlain(inPlace) && inPlace[key] === wanted) return inPlace;
  return previous.find((other) => isPlain(other) && other[key] === wanted);
}
