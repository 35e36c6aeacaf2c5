// How a guard says that it stopped something. Only the scheme of an address is kept: the rest may hold customer data.
export type Report = (what: string, url?: string) => void;

/** `https:` of `https://host/path?query`; for the log. */
export const schemeOf = (url: string): string => (/^[a-z][a-z0-9+.-]{0,30}:/i.exec(url)?.[0] ?? 'none').toLowerCase();
