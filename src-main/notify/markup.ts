// Linux notification servers read the body as a small markup language (the "body-markup" capability), and Electron
// passes it on as it is. Escaped, so that a customer's "<b>" or "&" is shown and not obeyed.
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export const escapeMarkup = (text: string): string => text.replaceAll(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);
