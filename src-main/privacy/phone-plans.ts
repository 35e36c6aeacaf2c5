// The numbering plans of the world (libphonenumber metadata) as the phone detector asks for them: is this a number of
// that country, could it be one. Patterns are compiled per country on first use; the library's own text search and
// parser are not used (they take milliseconds where this takes microseconds).
import metadata from 'libphonenumber-js/max/metadata';

/** The metadata arrays this file reads, by position (libphonenumber-js METADATA.md, version 4). */
type CountryRow = readonly unknown[];
const Row = {
  CallingCode: 0,
  Idd: 1,
  Pattern: 2,
  Lengths: 3,
  NationalPrefix: 5,
  PrefixForParsing: 7,
  Transform: 8,
  Types: 11,
} as const;

interface Metadata {
  readonly country_calling_codes: Readonly<Record<string, readonly string[]>>;
  readonly countries: Readonly<Record<string, CountryRow>>;
  readonly nonGeographic: Readonly<Record<string, CountryRow>>;
}

const { country_calling_codes: callingCodes, countries, nonGeographic } = metadata as unknown as Metadata;

/** Position of the mobile numbers among the number types. */
const MOBILE = 1;

/** How well digits fit a plan. */
export const Fit = { None: 0, Possible: 1, Valid: 2 } as const;

/** The numbering plan of one country (or of a code without country, such as +800). */
export class PhonePlan {
  readonly callingCode: string;
  private readonly row: CountryRow;
  /** Lengths of its national numbers, as bits. */
  readonly lengths: number;
  private pattern: RegExp | undefined;
  private mobilePattern: RegExp | undefined;
  private iddPattern: RegExp | undefined;
  private trunkPattern: RegExp | undefined;

  constructor(row: CountryRow) {
    this.row = row;
    this.callingCode = row[Row.CallingCode] as string;
    this.lengths = (row[Row.Lengths] as number[]).reduce((mask, length) => mask | (1 << length), 0);
  }

  /** Whether a national number (without trunk prefix) of this many digits exists. */
  private allowsLength(length: number): boolean {
    return length < 18 && (this.lengths & (1 << length)) !== 0;
  }

  /** How a national number (digits only, without trunk prefix) fits: a number in service range, or only its length. */
  fit(national: string): number {
    if (!this.allowsLength(national.length)) return Fit.None;
    this.pattern ??= compile(this.row);
    return this.pattern.test(national) ? Fit.Valid : Fit.Possible;
  }

  /** Whether a national number (without trunk prefix) is a mobile one. */
  isMobile(national: string): boolean {
    this.mobilePattern ??= compileMobile(this.row);
    return this.mobilePattern.test(national);
  }

  /** How digits dialled inside the country fit, with the trunk prefix or without where the country has none or lets it out. */
  fitDialled(dialled: string): number {
    let best = this.fit(dialled);
    if (best === Fit.Valid) return best;
    const trunk = (this.trunkPattern ??= this.compileTrunk());
    const found = trunk.exec(dialled);
    if (found !== null && found[0] !== '') {
      const transform = this.row[Row.Transform];
      const captured = found.length > 1 ? found[found.length - 1] : undefined;
      const national =
        typeof transform === 'string' && captured !== undefined
          ? dialled.replace(trunk, transform)
          : dialled.slice(found[0].length);
      best = Math.max(best, this.fit(national));
      if (captured !== undefined && best !== Fit.Valid)
        best = Math.max(best, this.fit(dialled.slice(found[0].length - captured.length)));
    }
    return best;
  }

  /** The trunk prefix written before national numbers (`0`, `8`, `06`, `1`), or an empty string. */
  get trunk(): string {
    const prefix = this.row[Row.NationalPrefix];
    return typeof prefix === 'string' ? prefix : '';
  }

  /** Length of the international prefix (`00`, `011`) at the start of the digits; 0 without. */
  iddLength(digits: string): number {
    this.iddPattern ??= new RegExp(
      `^(?:${typeof this.row[Row.Idd] === 'string' ? (this.row[Row.Idd] as string) : '00'})`,
      'u',
    );
    return this.iddPattern.exec(digits)?.[0].length ?? 0;
  }

  private compileTrunk(): RegExp {
    const parsing = this.row[Row.PrefixForParsing];
    return new RegExp(`^(?:${typeof parsing === 'string' ? parsing : this.trunk})`, 'u');
  }
}

/** Mobile numbers only, where the metadata knows them apart. */
function compileMobile(row: CountryRow): RegExp {
  const types: unknown = row[Row.Types];
  const mobile: unknown = Array.isArray(types) ? types[MOBILE] : undefined;
  const pattern: unknown = Array.isArray(mobile) ? mobile[0] : row[Row.Pattern];
  return new RegExp(`^(?:${String(pattern)})$`, 'u');
}

/** All number types of a country in one pattern; the general one where the metadata knows no types. */
function compile(row: CountryRow): RegExp {
  const types = row[Row.Types];
  const patterns = Array.isArray(types)
    ? types.flatMap((type: unknown) => (Array.isArray(type) && typeof type[0] === 'string' ? [type[0]] : []))
    : [];
  return new RegExp(`^(?:${patterns.length > 0 ? patterns.join('|') : (row[Row.Pattern] as string)})$`, 'u');
}

/** The plans behind one country calling code. */
interface CodePlans {
  readonly plans: readonly PhonePlan[];
  /** Lengths (as bits) any of them allows. */
  readonly lengths: number;
}

const plansByCountry = new Map<string, PhonePlan>();
const plansByCode = new Map<string, CodePlans>();

/** The plan of an ISO 3166 country, or undefined when there is none. */
export function planOf(country: string): PhonePlan | undefined {
  const key = country.toUpperCase();
  let plan = plansByCountry.get(key);
  const row = Object.hasOwn(countries, key) ? countries[key] : undefined;
  if (plan === undefined && row !== undefined) plansByCountry.set(key, (plan = new PhonePlan(row)));
  return plan;
}

/** The plans for the calling code these digits start with: codes are prefix-free, so there is one at most. */
function plansFor(digits: string): [code: string, found: CodePlans] | undefined {
  for (let length = 1; length <= 3; length++) {
    const code = digits.slice(0, length);
    const known = plansByCode.get(code);
    if (known !== undefined) return [code, known];
    const row = nonGeographic[code];
    const names = callingCodes[code];
    if (row === undefined && names === undefined) continue;
    const plans = (names ?? []).map(planOf).filter((plan) => plan !== undefined);
    if (row !== undefined) plans.push(new PhonePlan(row));
    const found = { plans, lengths: plans.reduce((mask, plan) => mask | plan.lengths, 0) };
    plansByCode.set(code, found);
    return [code, found];
  }
  return undefined;
}

/** How international digits (calling code first, no prefix) fit the plan of their country. A written trunk 0 is forgiven. */
export function fitInternational(digits: string): number {
  const found = plansFor(digits);
  if (found === undefined) return Fit.None;
  const [code, { plans, lengths }] = found;
  const national = digits.slice(code.length);
  const trunk = national.startsWith('0');
  if (!trunk && (lengths & (1 << national.length)) === 0) return Fit.None;
  let best: number = Fit.None;
  for (const plan of plans) {
    best = Math.max(best, plan.fit(national), trunk ? plan.fitDialled(national) : Fit.None);
    if (best === Fit.Valid) return best;
  }
  return best;
}
