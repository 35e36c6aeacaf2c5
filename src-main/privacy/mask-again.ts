// The tenant switched masking on during a session: what is already held is masked now (SPEC 7, last line). Works on
// whatever holds masked types, because their shapes are recognisable: a text with spans, and names under known fields.
import type { FrameMasking } from './frame-masking';
import type { SafeText } from '../domain/masked';

/** Fields that hold a plain string some person chose. */
const NAMES = new Set(['displayName', 'agentName', 'name', 'label']);

const isText = (value: object): value is SafeText =>
  'text' in value && typeof value.text === 'string' && 'masked' in value && Array.isArray(value.masked);

/** A copy of `value` in which every text has passed `masking` (again). Masking what is masked changes nothing. */
export function maskAgain<T>(value: T, masking: Pick<FrameMasking, 'text' | 'name'>): T {
  const walk = (item: unknown, field: string | undefined): unknown => {
    if (typeof item === 'string') return field !== undefined && NAMES.has(field) ? masking.name(item) : item;
    if (typeof item !== 'object' || item === null) return item;
    if (Array.isArray(item)) return item.map((one) => walk(one, field));
    if (item instanceof Map)
      return new Map([...(item as Map<unknown, unknown>)].map(([key, one]) => [key, walk(one, field)]));
    if (isText(item)) return item.masked.length > 0 ? item : masking.text(item.text);
    return Object.fromEntries(
      Object.entries(item as Record<string, unknown>).map(([key, one]) =>
        // Parameters of notices and system lines: names, and codes that no finder takes for anything.
        key === 'params' && typeof one === 'object' && one !== null
          ? [key, Object.fromEntries(Object.entries(one).map(([name, text]) => [name, masking.name(String(text))]))]
          : [key, walk(one, key)],
      ),
    );
  };
  return walk(value, undefined) as T;
}
