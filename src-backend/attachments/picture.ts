// A small PNG of a parcel on a table, in a colour of its own: what a simulated customer photographs.
import { deflateSync } from 'node:zlib';

const WIDTH = 480;
const HEIGHT = 320;

const CRC_TABLE = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc(bytes: Buffer): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = (CRC_TABLE[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc(body), body.length + 4);
  return out;
}

type Colour = readonly [number, number, number];

function colourAt(x: number, y: number, card: Colour): Colour {
  const inBox = x > 120 && x < 360 && y > 80 && y < 240;
  if (!inBox) return y > 210 ? [201 - y / 8, 190 - y / 8, 178 - y / 8] : [226 - y / 6, 232 - y / 6, 240 - y / 8];
  const isTape = x > 222 && x < 258;
  const isLabel = x > 282 && x < 342 && y > 180 && y < 222;
  if (isLabel) return (y - 180) % 12 < 4 && x < 330 ? [90, 90, 96] : [250, 250, 248];
  const shade = 1 - (y - 80) / 500;
  const [r, g, b] = card;
  return isTape ? [r * 0.8 * shade, g * 0.75 * shade, b * 0.6 * shade] : [r * shade, g * shade, b * shade];
}

/** @param tint 0-359, the colour of the parcel */
export function picture(tint: number): Buffer {
  const card: Colour = [176 + (tint % 60), 130 + (tint % 45), 84 + (tint % 90)];
  const rows = Buffer.alloc(HEIGHT * (WIDTH * 3 + 1));
  let at = 0;
  for (let y = 0; y < HEIGHT; y += 1) {
    rows[at++] = 0;
    for (let x = 0; x < WIDTH; x += 1) for (const value of colourAt(x, y, card)) rows[at++] = Math.round(value);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
