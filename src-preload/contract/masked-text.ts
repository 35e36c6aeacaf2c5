// Text as it may leave the main process. Where something was hidden, `masked` says what kind it was.
export type SensitiveKind = 'card' | 'iban' | 'ssn' | 'email' | 'phone';

export interface MaskedSpan {
  /** UTF-16 offsets in `text`, end exclusive. */
  start: number;
  end: number;
  kind: SensitiveKind;
  /** The last characters that stay readable, for a screen reader ("payment card ending 1111"). */
  ending?: string;
}

export interface MaskedText {
  text: string;
  masked: MaskedSpan[];
}

export const plain = (text: string): MaskedText => ({ text, masked: [] });
