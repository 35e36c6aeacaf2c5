// D-Bus values to bytes and back, little-endian (D-Bus specification, "Marshaling"). What notifications and the look at
// their server need: no file descriptors.

/** A value that carries its own type. */
export interface Variant {
  signature: string;
  value: unknown;
}

const ALIGNMENT: Readonly<Record<string, number>> = { y: 1, g: 1, v: 1, n: 2, q: 2, x: 8, t: 8, d: 8, '(': 8, '{': 8 };
const alignmentOf = (type: string) => ALIGNMENT[type[0] ?? ''] ?? 4;
const padding = (at: number, alignment: number) => (alignment - (at % alignment)) % alignment;

/** The single complete types of a signature: "sa{sv}u" -> ["s", "a{sv}", "u"]. @throws on one that does not end. */
export function typesOf(signature: string): string[] {
  const types: string[] = [];
  for (let at = 0; at < signature.length;) {
    const from = at;
    while (signature[at] === 'a') at += 1;
    let depth = 0;
    do {
      const sign = signature[at];
      if (sign === undefined) throw new RangeError('signature without an end');
      if (sign === '(' || sign === '{') depth += 1;
      else if (sign === ')' || sign === '}') depth -= 1;
      at += 1;
    } while (depth > 0);
    types.push(signature.slice(from, at));
  }
  return types;
}

const inner = (type: string) => typesOf(type.slice(1, -1));

/** Room for a usual notification; more is made when it is needed. */
const FIRST_BYTES = 1_024;

/** Bytes of `values` as `signature` says, alignment counted from their beginning. */
export function encode(signature: string, values: readonly unknown[]): Buffer {
  let bytes = Buffer.alloc(FIRST_BYTES);
  let at = 0;
  /** Makes room, and says where it begins; what alignment skips stays zero. */
  const room = (size: number, alignment = size) => {
    const from = at + padding(at, alignment);
    at = from + size;
    if (at > bytes.length) bytes = Buffer.concat([bytes], 2 * at);
    return from;
  };
  const byte = (value: number) => {
    const from = room(1);
    bytes[from] = value;
  };
  const word = (value: number) => {
    const from = room(4);
    bytes.writeUInt32LE(value, from);
  };
  /** With the zero that ends it. */
  const letters = (text: string, size: number) => {
    const from = room(size + 1, 1);
    bytes.write(text, from, 'utf8');
  };

  function write(type: string, value: unknown): void {
    switch (type.charAt(0)) {
      case 'y': {
        byte(value as number);
        return;
      }
      case 'b': {
        word(value ? 1 : 0);
        return;
      }
      case 'i': {
        const from = room(4);
        bytes.writeInt32LE(value as number, from);
        return;
      }
      case 'u': {
        word(value as number);
        return;
      }
      case 's':
      case 'o': {
        // A zero would end the text for the bus, which then ends the line.
        const text = (value as string).replaceAll('\0', '');
        const size = Buffer.byteLength(text, 'utf8');
        word(size);
        letters(text, size);
        return;
      }
      case 'g': {
        const of = value as string;
        byte(of.length);
        letters(of, of.length);
        return;
      }
      case 'v': {
        const { signature: of, value: held } = value as Variant;
        write('g', of);
        write(of, held);
        return;
      }
      case 'a': {
        const element = type.slice(1);
        const items = element.startsWith('{') ? Object.entries(value as object) : (value as unknown[]);
        const lengthAt = room(4);
        room(0, alignmentOf(element));
        const from = at;
        for (const item of items) write(element, item);
        bytes.writeUInt32LE(at - from, lengthAt);
        return;
      }
      case '(':
      case '{': {
        room(0, 8);
        inner(type).forEach((of, index) => write(of, (value as unknown[])[index]));
        return;
      }
      default:
        throw new RangeError(`no such type: ${type}`);
    }
  }

  typesOf(signature).forEach((type, index) => write(type, values[index]));
  return bytes.subarray(0, at);
}

/**
 * The values in `bytes`; alignment counts from its beginning. Dictionaries become objects, 64-bit numbers bigint, a
 * variant its value.
 * @throws on bytes that are not what the signature says
 */
export function decode(signature: string, bytes: Buffer, start = 0): { values: unknown[]; end: number } {
  let at = start;
  const take = (size: number, alignment = size) => {
    const from = at + padding(at, alignment);
    if (from + size > bytes.length) throw new RangeError('value without an end');
    at = from + size;
    return from;
  };
  const word = () => bytes.readUInt32LE(take(4));

  function read(type: string): unknown {
    switch (type.charAt(0)) {
      case 'y':
        return bytes[take(1)];
      case 'b':
        return word() !== 0;
      case 'n':
        return bytes.readInt16LE(take(2));
      case 'q':
        return bytes.readUInt16LE(take(2));
      case 'i':
        return bytes.readInt32LE(take(4));
      case 'u':
      case 'h':
        return word();
      case 'x':
        return bytes.readBigInt64LE(take(8));
      case 't':
        return bytes.readBigUInt64LE(take(8));
      case 'd':
        return bytes.readDoubleLE(take(8));
      case 's':
      case 'o': {
        const size = word();
        const from = take(size + 1, 1);
        return bytes.toString('utf8', from, from + size);
      }
      case 'g': {
        const size = bytes[take(1)] ?? 0;
        const from = take(size + 1, 1);
        return bytes.toString('latin1', from, from + size);
      }
      case 'v': {
        const [of = ''] = typesOf(read('g') as string);
        return read(of);
      }
      case 'a': {
        const element = type.slice(1);
        const size = word();
        at += padding(at, alignmentOf(element));
        const end = at + size;
        if (end > bytes.length) throw new RangeError('array without an end');
        const items: unknown[] = [];
        while (at < end) items.push(read(element));
        return element.startsWith('{') ? Object.fromEntries(items as [string, unknown][]) : items;
      }
      case '(':
      case '{':
        at += padding(at, 8);
        return inner(type).map(read);
      default:
        throw new RangeError(`no such type: ${type}`);
    }
  }

  const values = typesOf(signature).map(read);
  return { values, end: at };
}
