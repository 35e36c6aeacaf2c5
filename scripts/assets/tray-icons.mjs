// Makes assets/tray: the icons of the tray (the agent's state as shape and colour, a red dot while a request waits) and
// of the Windows taskbar (a count). Drawn by formula at each size, so that they are crisp. Run by hand when they shall
// change: node scripts/assets/tray-icons.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { projectRoot } from '../setup/places.mjs';

/** Samples a pixel and direction: edges become smooth. */
const FINE = 8;
/** All shapes are drawn on a grid of 16. */
const GRID = 16;

/** @typedef {(x: number, y: number) => boolean} Shape */
/** @typedef {[number, number, number, number]} Colour red, green, blue, alpha (0-255) */
/** @typedef {{ shape: Shape, colour: Colour | null }} Layer later ones lie on top; null cuts a hole */

/** @param {string} hex @returns {Colour} */
const colour = (hex) => [...[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)), 255];
const COLOURS = {
  // Mid blue and grey: at least 3:1 on a white and on a black panel alike.
  mark: colour('#3b82f6'),
  away: colour('#7d8794'),
  white: colour('#ffffff'),
  available: colour('#16a34a'),
  engaged: colour('#3b82f6'),
  idle: colour('#d97706'),
  rona: colour('#dc2626'),
  offline: colour('#7d8794'),
  offer: colour('#dc2626'),
};
const BLACK = colour('#000000');

/** @returns {Shape} */
const disc = (cx, cy, r) => (x, y) => (x - cx) ** 2 + (y - cy) ** 2 <= r * r;
/** @returns {Shape} */
const ring = (cx, cy, r, width) => (x, y) => disc(cx, cy, r)(x, y) && !disc(cx, cy, r - width)(x, y);
/** @returns {Shape} */
const box = (left, top, right, bottom, r) => (x, y) => {
  const dx = Math.max(left + r - x, x - right + r, 0);
  const dy = Math.max(top + r - y, y - bottom + r, 0);
  return dx * dx + dy * dy <= r * r;
};
/** @param {readonly [number, number][]} points clockwise @returns {Shape} */
const polygon = (points) => (x, y) =>
  points.every(([ax, ay], at) => {
    const [bx, by] = points[(at + 1) % points.length];
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
  });
/** @param {...Shape} shapes @returns {Shape} */
const any =
  (...shapes) =>
  (x, y) =>
    shapes.some((shape) => shape(x, y));

const BUBBLE = any(
  box(0.5, 1, 15.5, 12, 3.5),
  polygon([
    [3, 11],
    [8, 11.5],
    [3, 15.4],
  ]),
);
/** The third one lies under the red dot of a request. */
const dots = (/** @type {number} */ count) => any(...[3.8, 6.8, 9.8].slice(0, count).map((x) => disc(x, 5.4, 1)));

const AT = { x: 11.6, y: 11.6 };
/** The same shapes as in the window (PresenceMark). */
const STATES = {
  available: disc(AT.x, AT.y, 3.9),
  engaged: box(AT.x - 3.6, AT.y - 3.6, AT.x + 3.6, AT.y + 3.6, 1.1),
  idle: any(ring(AT.x, AT.y, 3.9, 1.3), box(AT.x - 1.6, AT.y - 0.65, AT.x + 1.6, AT.y + 0.65, 0.3)),
  rona: polygon([
    [AT.x, AT.y - 4],
    [AT.x + 4.2, AT.y + 3.7],
    [AT.x - 4.2, AT.y + 3.7],
  ]),
  offline: ring(AT.x, AT.y, 3.9, 1.3),
};

/**
 * @param {keyof typeof STATES} state
 * @param {boolean} offer
 * @param {boolean} template for macOS, which colours it itself
 * @returns {Layer[]}
 */
function trayIcon(state, offer, template) {
  const paint = (/** @type {Colour} */ wanted) => (template ? BLACK : wanted);
  return [
    { shape: BUBBLE, colour: paint(state === 'offline' ? COLOURS.away : COLOURS.mark) },
    { shape: dots(offer ? 2 : 3), colour: template ? null : COLOURS.white },
    { shape: disc(AT.x, AT.y, 5.1), colour: null },
    { shape: STATES[state], colour: paint(COLOURS[state]) },
    ...(offer
      ? [
          { shape: disc(12.4, 3.4, 4.4), colour: null },
          { shape: disc(12.4, 3.4, 3.3), colour: paint(COLOURS.offer) },
        ]
      : []),
  ];
}

/** Digits on a grid of 5 by 7, each square one pixel of the smallest icon. */
const DIGITS = {
  1: '00100 01100 00100 00100 00100 00100 01110',
  2: '01110 10001 00001 00110 01000 10000 11111',
  3: '01110 10001 00001 00110 00001 10001 01110',
  4: '00010 00110 01010 10010 11111 00010 00010',
  5: '11111 10000 11110 00001 00001 10001 01110',
  6: '00110 01000 10000 11110 10001 10001 01110',
  7: '11111 00001 00010 00100 01000 01000 01000',
  8: '01110 10001 10001 01110 10001 10001 01110',
  9: '01110 10001 10001 01111 00001 00010 01100',
  more: '00000 00100 00100 11111 00100 00100 00000',
};
/** @param {string} rows @returns {Shape} */
const digit = (rows) => {
  const lines = rows.split(' ');
  return (x, y) => lines[Math.floor(y - 4)]?.[Math.floor(x - 5)] === '1';
};
/** @param {string} rows @returns {Layer[]} */
const countIcon = (rows) => [
  { shape: disc(7.5, 7.5, 7.5), colour: COLOURS.offer },
  { shape: digit(rows), colour: COLOURS.white },
];

/** @param {Layer[]} layers @param {number} size px @returns {Buffer} RGBA */
function draw(layers, size) {
  const pixels = Buffer.alloc(size * size * 4);
  for (let at = 0; at < size * size; at++) {
    const sum = [0, 0, 0, 0];
    for (let sample = 0; sample < FINE * FINE; sample++) {
      const x = ((at % size) + ((sample % FINE) + 0.5) / FINE) * (GRID / size);
      const y = (Math.floor(at / size) + (Math.floor(sample / FINE) + 0.5) / FINE) * (GRID / size);
      const top = layers.findLast(({ shape }) => shape(x, y))?.colour;
      if (top) for (let part = 0; part < 4; part++) sum[part] += top[part];
    }
    const alpha = sum[3] / 255;
    for (let part = 0; part < 3; part++) pixels[at * 4 + part] = alpha === 0 ? 0 : Math.round(sum[part] / alpha);
    pixels[at * 4 + 3] = Math.round(sum[3] / (FINE * FINE));
  }
  return pixels;
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** @param {Buffer} pixels RGBA @param {number} size */
function png(pixels, size) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8); // 8 bits, RGBA
  const rows = Array.from({ length: size }, (_, y) =>
    Buffer.concat([Buffer.from([0]), pixels.subarray(y * size * 4, (y + 1) * size * 4)]),
  );
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const folder = join(projectRoot, 'assets/tray');
mkdirSync(folder, { recursive: true });
/** @param {string} name @param {Layer[]} layers */
const write = (name, layers) => {
  for (const [ending, size] of [
    ['', 16],
    ['@2x', 32],
  ])
    writeFileSync(join(folder, `${name}${ending}.png`), png(draw(layers, size), size));
};
for (const state of /** @type {(keyof typeof STATES)[]} */ (Object.keys(STATES)))
  for (const offer of [false, true]) {
    const name = offer ? `${state}-offer` : state;
    write(name, trayIcon(state, offer, false));
    // macOS takes an image of this name for a template.
    write(`${name}Template`, trayIcon(state, offer, true));
  }
for (const [name, rows] of Object.entries(DIGITS)) write(`count-${name}`, countIcon(rows));
