// A customer's locale in words of the interface: "sl_SI" -> "Slovenian (Slovenia)".

/** The tag itself when it is not a locale at all: it comes from outside. */
export function localeName(locale: string, language: string): string {
  try {
    const names = new Intl.DisplayNames(language, { type: 'language', languageDisplay: 'standard' });
    const name = names.of(locale.replaceAll('_', '-')) ?? locale;
    return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
  } catch {
    return locale;
  }
}
