// Makes the icons of the Windows and the macOS program out of assets/icons/parley.svg, so that packing needs no icon tool:
// both files are containers of PNG pictures. Run by hand when the icon shall change; needs rsvg-convert (Debian:
// librsvg2-bin): node scripts/assets/app-icons.mjs
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../setup/places.mjs';

const drawing = readFileSync(join(projectRoot, 'assets/icons/parley.svg'), 'utf8');
/** The drawing's own frame, and the wider one of macOS, where the shape fills 80 % of an icon. */
const FRAMES = { own: '0 0 512 512', mac: '-42 -42 596 596' };

/** @param {keyof typeof FRAMES} frame @param {number} size px @returns {Buffer} PNG */
function picture(frame, size) {
  const input = drawing.replace('viewBox="0 0 512 512"', `viewBox="${FRAMES[frame]}"`);
  return execFileSync('rsvg-convert', ['--width', `${size}`, '--height', `${size}`], { input });
}

/** Those of Windows at 100 % to 200 %, in lists, on the desktop and in large views, px. */
const ICO_SIZES = [16, 20, 24, 32, 40, 48, 64, 128, 256];

/** @param {readonly number[]} sizes px @returns {Buffer} */
function ico(sizes) {
  const pictures = sizes.map((size) => ({ size, png: picture('own', size) }));
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2); // an icon, not a cursor
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  pictures.forEach(({ size, png }, place) => {
    const entry = 6 + 16 * place;
    head.set([size % 256, size % 256, 0, 0], entry); // 256 is written as 0
    head.writeUInt16LE(1, entry + 4); // planes
    head.writeUInt16LE(32, entry + 6); // bits
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/**
 * Types of pictures that may be PNG, with their size in px. The two smallest of a plain display (16 and 32) have types of
 * another format; macOS scales down for them.
 */
const ICNS_TYPES = { ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 };

/** @param {Record<string, number>} types @returns {Buffer} */
function icns(types) {
  const parts = Object.entries(types).map(([type, size]) => framed(type, picture('mac', size)));
  return framed('icns', Buffer.concat(parts));
}

/** @param {string} type @param {Buffer} data */
function framed(type, data) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(8 + data.length, 4);
  return Buffer.concat([head, data]);
}

/** @param {string} path @param {Buffer} data */
function write(path, data) {
  mkdirSync(dirname(join(projectRoot, path)), { recursive: true });
  writeFileSync(join(projectRoot, path), data);
}
write('assets/packaging/win/parley.ico', ico(ICO_SIZES));
write('assets/packaging/mac/parley.icns', icns(ICNS_TYPES));
