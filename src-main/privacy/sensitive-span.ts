// The words the masking engine and its callers share. Pure data.

/** What a masked stretch is: PCI data (card, iban, ssn) or personal data (email, phone). */
export type SensitiveKind = 'card' | 'iban' | 'ssn' | 'email' | 'phone';

/** A stretch of a text that must not be shown. Offsets are UTF-16 units, `end` exclusive. */
export interface SensitiveSpan {
  readonly start: number;
  readonly end: number;
  readonly kind: SensitiveKind;
  /** The value goes on in the next message: no character of this part may stay in sight. */
  readonly goesOn?: true;
}

/** What the engine may know beside the text. */
export interface FindOptions {
  /** ISO 3166 code of the tenant's country, for phone numbers written in national form. Unknown codes are ignored. */
  readonly region?: string | undefined;
}
