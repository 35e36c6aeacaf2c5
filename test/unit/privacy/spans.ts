// What the masking tests share: spans as readable strings.
import { findSensitive } from '../../../src-main/privacy/find-sensitive';

/** What is found, as `kind:text`. */
export const found = (text: string, region?: string): string[] =>
  findSensitive(text, region === undefined ? {} : { region }).map(
    ({ start, end, kind }) => `${kind}:${text.slice(start, end)}`,
  );
