// JSON that keeps maps and sets. Fields that are undefined are left out, and come back as missing.
const MAP = '$map';
const SET = '$set';

export const toText = (value: unknown): string =>
  JSON.stringify(value, (_key, held: unknown) => {
    if (held instanceof Map) return { [MAP]: [...(held as Map<unknown, unknown>)] };
    if (held instanceof Set) return { [SET]: [...(held as Set<unknown>)] };
    return held;
  });

export const fromText = (text: string): unknown =>
  JSON.parse(text, (_key, held: unknown) => {
    if (typeof held !== 'object' || held === null) return held;
    if (MAP in held) return new Map(held[MAP] as [unknown, unknown][]);
    if (SET in held) return new Set(held[SET] as unknown[]);
    return held;
  });
