// D-Bus messages (D-Bus specification, "Message Protocol"): a header with the body's type, then the body.
import { decode, encode, type Variant } from './bus-values';

export const CALL = 1;
export const RETURN = 2;
export const ERROR = 3;
export const SIGNAL = 4;

export interface BusMessage {
  type: number;
  serial: number;
  /** Of the call that this answers. */
  replySerial: number;
  sender: string;
  interface: string;
  member: string;
  errorName: string;
  body: unknown[];
}

export interface BusCall {
  destination: string;
  path: string;
  interface: string;
  member: string;
  signature?: string;
  body?: readonly unknown[];
}

const FIELD = {
  path: 1,
  interface: 2,
  member: 3,
  errorName: 4,
  replySerial: 5,
  destination: 6,
  sender: 7,
  signature: 8,
};
const LITTLE = 'l'.charCodeAt(0);
/** Fixed part of the header: four bytes, length of the body, serial, length of the fields. */
const FIXED = 16;
/** The specification's own limit is 128 MiB; nothing we ask for comes near this one. */
const MOST_BYTES = 1 << 20;

const aligned = (size: number) => Math.ceil(size / 8) * 8;

export function callBytes(serial: number, call: BusCall): Buffer {
  const { destination, path, member, signature = '', body = [] } = call;
  const fields: [number, Variant][] = [
    [FIELD.path, { signature: 'o', value: path }],
    [FIELD.interface, { signature: 's', value: call.interface }],
    [FIELD.member, { signature: 's', value: member }],
    [FIELD.destination, { signature: 's', value: destination }],
    ...(signature === '' ? [] : [[FIELD.signature, { signature: 'g', value: signature }] as [number, Variant]]),
  ];
  const content = encode(signature, body);
  const header = encode('yyyyuua(yv)', [LITTLE, CALL, 0, 1, content.length, serial, fields]);
  return Buffer.concat([header, Buffer.alloc(aligned(header.length) - header.length), content]);
}

/**
 * The first whole message in `bytes` and how many bytes it takes; undefined while it is not whole.
 * @throws on bytes that are no message: the line is of no use any more
 */
export function readMessage(bytes: Buffer): { message: BusMessage; size: number } | undefined {
  if (bytes.length < FIXED) return undefined;
  if (bytes[0] !== LITTLE) throw new RangeError('not little-endian');
  const bodySize = bytes.readUInt32LE(4);
  const bodyAt = aligned(FIXED + bytes.readUInt32LE(12));
  const size = bodyAt + bodySize;
  if (size > MOST_BYTES) throw new RangeError('message too large');
  if (bytes.length < size) return undefined;
  const whole = bytes.subarray(0, size);
  const [, type, , , , serial, list] = decode('yyyyuua(yv)', whole).values;
  const fields = new Map(list as [number, unknown][]);
  const text = (field: number) => {
    const value = fields.get(field);
    return typeof value === 'string' ? value : '';
  };
  const message: BusMessage = {
    type: type as number,
    serial: serial as number,
    replySerial: (fields.get(FIELD.replySerial) as number | undefined) ?? 0,
    sender: text(FIELD.sender),
    interface: text(FIELD.interface),
    member: text(FIELD.member),
    errorName: text(FIELD.errorName),
    body: bodySize === 0 ? [] : decode(text(FIELD.signature), whole.subarray(bodyAt)).values,
  };
  return { message, size };
}
