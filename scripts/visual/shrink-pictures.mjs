// Makes reference pictures a third of their size: 128 colours are enough to tell a screen from another one by. Solid
// areas keep their colour, the edges of letters move by less than the comparison's threshold.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from '../setup/child.mjs';

/** @param {string} folder @returns {string[]} */
const picturesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.png'))
    .map((entry) => join(entry.parentPath, entry.name));

/**
 * @param {string} folder
 * @returns {Promise<string>} what became of them, in words
 */
export async function shrinkPictures(folder) {
  const pictures = picturesIn(folder);
  const size = () => pictures.reduce((sum, picture) => sum + statSync(picture).size, 0);
  const before = size();
  const { code } = await runChild('mogrify', [
    '-dither',
    'None',
    '-colors',
    '128',
    '-strip',
    '-format',
    'png',
    ...pictures,
  ]);
  if (code !== 0) return `the pictures stay as large as they are; ImageMagick's "mogrify" would make them smaller`;
  return `${pictures.length} pictures, ${Math.round(size() / 1024)} instead of ${Math.round(before / 1024)} KiB`;
}
