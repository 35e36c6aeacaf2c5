// Dates, numbers and durations in the language of the UI. Formatters are costly to make: one each is kept.
import { useTranslation } from './i18n';

const held = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>();

function keep<T extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>(key: string, make: () => T) {
  const known = held.get(key);
  if (known) return known as T;
  const made = make();
  held.set(key, made);
  return made;
}

const pad = (value: number) => String(value).padStart(2, '0');

/** Timer text: `mm:ss`, from one hour on `hh:mm:ss` (SPEC 1). Negative spans count as zero. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const rest = `${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  return seconds < 3_600 ? rest : `${pad(Math.floor(seconds / 3_600))}:${rest}`;
}

const HOUR = 3_600_000;
const MINUTE = 60_000;

export interface Format {
  /** "14:05" or "2:05 PM", by locale. */
  time: (ms: number) => string;
  /** "14:05:22" or "2:05:22 PM", by locale. */
  timeToTheSecond: (ms: number) => string;
  /** "Friday, 21 November". */
  day: (ms: number) => string;
  number: (value: number) => string;
  percent: (value: number) => string;
  /** "now", "5 minutes ago" up to an hour, then the clock time (LOOK, voice). */
  ago: (ms: number, now: number) => string;
}

function formatFor(language: string): Format {
  return {
    time: (ms) =>
      keep(`t${language}`, () => new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' })).format(ms),
    timeToTheSecond: (ms) =>
      keep(
        `s${language}`,
        () => new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit', second: '2-digit' }),
      ).format(ms),
    day: (ms) =>
      keep(
        `d${language}`,
        () => new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' }),
      ).format(ms),
    number: (value) => keep(`n${language}`, () => new Intl.NumberFormat(language)).format(value),
    percent: (value) =>
      keep(`p${language}`, () => new Intl.NumberFormat(language, { style: 'percent' })).format(value / 100),
    ago(ms, now) {
      const past = now - ms;
      if (past >= HOUR) return this.time(ms);
      const relative = keep(`r${language}`, () => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
      return past < MINUTE ? relative.format(0, 'second') : relative.format(-Math.floor(past / MINUTE), 'minute');
    },
  };
}

const formats = new Map<string, Format>();

/** Formatters of the current language. */
export function useFormat(): Format {
  const { language } = useTranslation();
  const known = formats.get(language);
  if (known) return known;
  const made = formatFor(language);
  formats.set(language, made);
  return made;
}
