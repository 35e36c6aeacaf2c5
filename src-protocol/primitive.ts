// The scalar types every entity is made of. On the wire a time is an RFC 3339 string (CloudEvents `time`);
// in memory it is milliseconds since the epoch, so that no reader ever parses a date by hand.
import { z } from 'zod';
import { MAX_ID_LENGTH, MAX_NAME_LENGTH, MAX_TEXT_LENGTH } from './limits';

export const id = z.string().min(1).max(MAX_ID_LENGTH);
export const name = z.string().max(MAX_NAME_LENGTH);
export const text = z.string().max(MAX_TEXT_LENGTH);
export const count = z.int().min(0);

/** Wire: RFC 3339 in UTC. Memory: epoch milliseconds of the server's clock. */
export const timestamp = z.codec(z.iso.datetime(), z.int(), {
  decode: (iso) => Date.parse(iso),
  encode: (ms) => new Date(ms).toISOString(),
});
