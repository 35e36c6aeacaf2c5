// Sensitive values of all five kinds, other ones for every place they are planted in: what comes out where it should not
// says by itself where it came from. Card and account numbers pass their checksums; all are made up.
import { KINDS, type CanaryKind } from './canaries';

/** `<place>/<kind>` */
export type Finding = string;

const digits = (value: number, length: number) => String(value).padStart(length, '0');

/** @param head all digits but the last */
function withLuhn(head: string): string {
  let sum = 0;
  Array.from(head)
    .reverse()
    .forEach((digit, at) => {
      const twice = Number(digit) * 2;
      sum += at % 2 === 1 ? Number(digit) : twice > 9 ? twice - 9 : twice;
    });
  return `${head}${String((10 - (sum % 10)) % 10)}`;
}

function slovenianIban(account: string): string {
  const SI00 = '281800';
  const check = 98 - Number(BigInt(account + SI00) % 97n);
  return `SI${digits(check, 2)}${account}`;
}

const inFours = (text: string) => text.replace(/(.{4})(?=.)/gu, '$1 ');
const squeezed = (text: string) => text.replaceAll(/[\s().+-]/gu, '');

function valuesOf(n: number): Record<CanaryKind, string> {
  const phone = digits(316_000 + n * 1_013, 6);
  return {
    card: inFours(withLuhn(`4539${digits(14_880_000 + n * 7_919, 8)}346`)),
    iban: inFours(slovenianIban(`1910${digits(10_234_567 + n * 104_729, 11)}`)),
    ssn: `${String(401 + n)}-22-8716`,
    email: `wren${String(n)}planted@post-si.com`,
    phone: `+386 41 ${phone.slice(0, 3)} ${phone.slice(3)}`,
  };
}

/** What betrays a value: all of it in any grouping, or the beginning that masking hides where that is unmistakable. */
function tracesOf(kind: CanaryKind, value: string): string[] {
  const tight = squeezed(value);
  if (kind === 'email') return [value.slice(0, value.indexOf('@'))];
  if (kind === 'phone') return [tight, `0${tight.slice(3)}`, value.slice(value.indexOf('41 ') + 3)];
  if (kind === 'ssn') return [tight, value.slice(0, -4)];
  return [tight, tight.slice(0, -4), value.slice(0, -5)];
}

export function createPlantedValues() {
  const planted = new Map<string, Record<CanaryKind, string>>();
  const of = (place: string) => {
    const known = planted.get(place) ?? valuesOf(planted.size);
    planted.set(place, known);
    return known;
  };
  return {
    /** All five, in one text short enough for a name. */
    plant: (place: string): string => Object.values(of(place)).join(' '),
    value: (place: string, kind: CanaryKind): string => of(place)[kind],
    places: () => [...planted.keys()],
    /** What of it stands in the text, in whatever grouping. */
    findIn: (text: string): Finding[] => {
      const tight = squeezed(text);
      return [...planted].flatMap(([place, values]) =>
        KINDS.filter((kind) =>
          tracesOf(kind, values[kind]).some((trace) => text.includes(trace) || tight.includes(trace)),
        ).map((kind) => `${place}/${kind}`),
      );
    },
  };
}
