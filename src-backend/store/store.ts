// Where a backend keeps what it must not lose: rows of text under a key, changed all or nothing.
export interface Change {
  puts: readonly (readonly [key: string, text: string])[];
  deletes: readonly string[];
}

export interface Store {
  /** Every row, in no particular order. */
  load(): Promise<(readonly [key: string, text: string])[]>;
  /** Resolves once neither a killed process nor a lost power supply can undo it; all of it or, after a crash, none. */
  write(change: Change): Promise<void>;
  close(): Promise<void>;
}
