// Reads a .bdic by the description of its format and not by our writer: the tests' second opinion.

export interface Bdict {
  groups: string[];
  rules: string[];
  replacements: string[];
  others: string[];
  /** The groups of a word; null when it is not there. */
  find: (word: string) => number[] | null;
}

function texts(file: Buffer, from: number): string[] {
  const found: string[] = [];
  for (let at = from; file[at] !== 0;) {
    const end = file.indexOf(0, at);
    found.push(file.toString('utf8', at, end));
    at = end + 1;
  }
  return found;
}

function groupsOf(file: Buffer, at: number, rest: Buffer): number[] | null {
  const head = file.readUInt16BE(at);
  let end = at + 2;
  if ((head & 0x4000) !== 0) {
    const stop = file.indexOf(0, end);
    if (!file.subarray(end, stop).equals(rest)) return null;
    end = stop + 1;
  } else if (rest.length > 0) return null;
  const own = head & 0x1fff;
  const found = own === 0x1fff ? [] : [own];
  if ((head & 0x2000) !== 0)
    for (let group = file.readUInt16LE(end); group !== 0xffff; group = file.readUInt16LE(end)) {
      found.push(group);
      end += 2;
    }
  return found;
}

function find(file: Buffer, at: number, rest: Buffer): number[] | null {
  const id = file[at] ?? 0;
  if (id < 0x80) return groupsOf(file, at, rest);
  const wanted = rest[0] ?? 0;
  const below = wanted === 0 ? rest : rest.subarray(1);
  if (id >= 0xe0) {
    const count = id & 0x0f;
    const width = (id & 0x10) === 0 ? 1 : 2;
    for (let index = 0; index < count; index += 1) {
      const entry = at + 1 + index * (1 + width);
      if (file[entry] === wanted)
        return find(file, at + 1 + count * (1 + width) + file.readUIntLE(entry + 1, width), below);
    }
    return null;
  }
  const width = (id & 2) === 0 ? 2 : 4;
  const endsHere = (id & 1) !== 0;
  const index = wanted - (file[at + 1] ?? 0);
  if (wanted === 0 ? !endsHere : index < 0 || index >= (file[at + 2] ?? 0)) return null;
  const entry = wanted === 0 ? at + 3 : at + 3 + (endsHere ? width : 0) + index * width;
  const offset = file.readUIntLE(entry, width);
  return offset === 0 ? null : find(file, width === 2 ? at + offset : offset, below);
}

export function readBdict(file: Buffer): Bdict {
  const affix = file.readUInt32LE(8);
  const table = (index: number) => texts(file, file.readUInt32LE(affix + index * 4));
  return {
    groups: table(0),
    rules: table(1),
    replacements: table(2),
    others: table(3),
    find: (word) => find(file, file.readUInt32LE(12), Buffer.from(word)),
  };
}
