// The words of diagnostics in all languages, in a file of their own (see words.ts).
import '../../app/ambient';

const files = import.meta.glob<Record<string, unknown>>('../../../assets/strings/*/diagnostics.json', {
  eager: true,
  import: 'default',
});

/** By language. */
export const DIAGNOSTICS_STRINGS = Object.fromEntries(
  Object.entries(files).map(([path, words]) => [path.split('/').at(-2) ?? '', words]),
);
