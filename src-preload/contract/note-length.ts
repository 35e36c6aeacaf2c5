// Apart from the schemas, so that the page can count without the schema library.

/** Characters of a transfer note, as the backend takes it. */
export const NOTE_LENGTH = 1_000;
