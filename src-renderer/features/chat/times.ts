// Clock times and day names of a transcript by the language of the interface. Formatters are kept: making one costs
// more than a thousand uses.
import type { TFunction } from 'i18next';

const kept = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${name}`;
  const known = kept.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  kept.set(key, made);
  return made;
}

/** For a moment that may be days away: "Sat 22 Nov, 14:05". */
export const dayAndTime = (locale: string, at: number): string =>
  formatter(locale, 'full', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);

/** "Today", "Yesterday", a weekday with its date, or with its year when that is another one. */
export function dayName(t: TFunction<'chat'>, locale: string, day: number, now: number): string {
  const today = new Date(now);
  const start = new Date(today.getFullYear(), today.getMonth(), today.getDate());
  if (day >= start.getTime()) return t('today');
  start.setDate(start.getDate() - 1);
  if (day >= start.getTime()) return t('yesterday');
  const sameYear = new Date(day).getFullYear() === today.getFullYear();
  return formatter(locale, sameYear ? 'day' : 'dayYear', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(day);
}
