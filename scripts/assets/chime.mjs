// Makes assets/sounds/*.wav: soft notes, our own, so that no sound's licence has to be kept. Run by hand when a sound
// shall change: node scripts/assets/chime.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../setup/places.mjs';

const RATE = 22_050;

/** Start of each note in seconds, frequency in hertz; `fall`: how fast it fades. */
const SOUNDS = {
  // A fifth upwards, easy to hear over a call, not shrill.
  offer: {
    seconds: 0.9,
    fall: 5.5,
    notes: [
      { at: 0, hertz: 587.33 },
      { at: 0.16, hertz: 880 },
    ],
  },
  // One short note, lower: told apart without listening.
  message: { seconds: 0.4, fall: 12, notes: [{ at: 0, hertz: 659.26 }] },
};

/** @param {{ seconds: number, fall: number, notes: { at: number, hertz: number }[] }} sound */
function wave({ seconds, fall, notes }) {
  const level = (/** @type {number} */ time) =>
    notes.reduce((sum, { at, hertz }) => {
      const age = time - at;
      if (age < 0) return sum;
      const attack = Math.min(1, age / 0.012);
      const tone = Math.sin(2 * Math.PI * hertz * age) + 0.25 * Math.sin(4 * Math.PI * hertz * age);
      return sum + 0.32 * attack * Math.exp(-fall * age) * tone;
    }, 0);
  const samples = Math.round(RATE * seconds);
  const bytes = Buffer.alloc(44 + samples * 2);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(36 + samples * 2, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20); // PCM
  bytes.writeUInt16LE(1, 22); // mono
  bytes.writeUInt32LE(RATE, 24);
  bytes.writeUInt32LE(RATE * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(samples * 2, 40);
  for (let at = 0; at < samples; at++) {
    const fade = Math.min(1, (samples - at) / (RATE * 0.05));
    bytes.writeInt16LE(Math.round(Math.max(-1, Math.min(1, level(at / RATE) * fade)) * 32_000), 44 + at * 2);
  }
  return bytes;
}

const folder = join(projectRoot, 'assets/sounds');
mkdirSync(folder, { recursive: true });
for (const [name, sound] of Object.entries(SOUNDS)) writeFileSync(join(folder, `${name}.wav`), wave(sound));
