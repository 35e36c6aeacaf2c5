// JSON with positions: JSON.parse says what is there, this says where, so that an error can name its line and column.
export class JsonError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

export interface Located {
  value: unknown;
  /** Offset of the value at this path, or of the nearest ancestor that exists. */
  offsetOf(path: readonly PropertyKey[]): number;
}

const keyOf = (path: readonly PropertyKey[]) => JSON.stringify(path.map(String));

/** Reads strict JSON. Throws `JsonError` at the first character that does not fit. */
export function parseLocated(text: string): Located {
  const offsets = new Map<string, number>();
  let at = 0;
  const fail = (message: string, offset = at): never => {
    throw new JsonError(message, offset);
  };
  const blank = () => {
    while (/[ \t\r\n]/.test(text[at] ?? '')) at += 1;
  };
  const expect = (character: string) => {
    blank();
    if (text[at] !== character)
      fail(at < text.length ? `expected "${character}"` : `the file ends where "${character}" is expected`);
    at += 1;
  };
  /** A string, number, true, false or null: found by shape, checked by JSON.parse. */
  const scalar = (): unknown => {
    const shape = /"(?:[^"\\\n]|\\.)*"|-?[0-9][0-9.eE+-]*|true|false|null/y;
    shape.lastIndex = at;
    const found =
      shape.exec(text)?.[0] ?? fail(at < text.length ? 'not a JSON value' : 'the file ends where a value is expected');
    try {
      const parsed: unknown = JSON.parse(found);
      at += found.length;
      return parsed;
    } catch {
      return fail('not a JSON value');
    }
  };
  const list = (path: readonly PropertyKey[]): unknown[] => {
    const items: unknown[] = [];
    each(']', () => items.push(value([...path, items.length])));
    return items;
  };
  const record = (path: readonly PropertyKey[]): Record<string, unknown> => {
    const fields = new Map<string, unknown>();
    each('}', () => {
      const start = at;
      const name = text[at] === '"' ? String(scalar()) : fail('a field name in quotes is expected');
      if (fields.has(name)) fail(`"${name}" is there twice`, start);
      expect(':');
      fields.set(name, value([...path, name]));
    });
    return Object.fromEntries(fields);
  };
  const each = (end: string, read: () => void) => {
    at += 1;
    blank();
    if (text[at] === end) {
      at += 1;
      return;
    }
    for (;;) {
      blank();
      read();
      blank();
      if (text[at] === end) break;
      expect(',');
    }
    at += 1;
  };
  const value = (path: readonly PropertyKey[]): unknown => {
    blank();
    offsets.set(keyOf(path), at);
    if (text[at] === '{') return record(path);
    return text[at] === '[' ? list(path) : scalar();
  };

  const root = value([]);
  blank();
  if (at < text.length) fail('there is something after the end');
  return {
    value: root,
    offsetOf(path) {
      for (let length = path.length; length >= 0; length -= 1) {
        const offset = offsets.get(keyOf(path.slice(0, length)));
        if (offset !== undefined) return offset;
      }
      return 0;
    },
  };
}

/** 1-based, as editors count. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
