// react-aria asks `Intl.DateTimeFormat.supportedLocalesOf` while it loads, only to see whether the browser's locale is a
// valid tag. The first such call makes ICU list all its locales: 15 ms of the cold start, measured. Until the program has
// loaded, the same question is answered by `Intl.getCanonicalLocales`, which throws for an invalid tag just as well.
// Must be imported before anything of react-aria.
const replaced = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat, 'supportedLocalesOf');

Intl.DateTimeFormat.supportedLocalesOf = (locales) => Intl.getCanonicalLocales([locales ?? []].flat().map(String));

/** Call when everything has loaded. */
export function restoreLocaleCheck(): void {
  if (replaced) Object.defineProperty(Intl.DateTimeFormat, 'supportedLocalesOf', replaced);
}
