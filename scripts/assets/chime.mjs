// Makes assets/sounds/offer.wav: two soft notes, our own, so that no sound's licence has to be kept. Run by hand when
// the sound shall change: node scripts/assets/chime.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../setup/places.mjs';

const RATE = 22_050;
const SECONDS = 0.9;
/** Start in seconds, frequency in hertz: a fifth upwards, easy to hear over a call, not shrill. */
const NOTES = [
  { at: 0, hertz: 587.33 },
  { at: 0.16, hertz: 880 },
];

/** @param {number} time seconds */
function level(time) {
  return NOTES.reduce((sum, { at, hertz }) => {
    const age = time - at;
    if (age < 0) return sum;
    const attack = Math.min(1, age / 0.012);
    const tone = Math.sin(2 * Math.PI * hertz * age) + 0.25 * Math.sin(4 * Math.PI * hertz * age);
    return sum + 0.32 * attack * Math.exp(-5.5 * age) * tone;
  }, 0);
}

const samples = Math.round(RATE * SECONDS);
const wave = Buffer.alloc(44 + samples * 2);
wave.write('RIFF', 0, 'latin1');
wave.writeUInt32LE(36 + samples * 2, 4);
wave.write('WAVEfmt ', 8, 'latin1');
wave.writeUInt32LE(16, 16);
wave.writeUInt16LE(1, 20); // PCM
wave.writeUInt16LE(1, 22); // mono
wave.writeUInt32LE(RATE, 24);
wave.writeUInt32LE(RATE * 2, 28);
wave.writeUInt16LE(2, 32);
wave.writeUInt16LE(16, 34);
wave.write('data', 36, 'latin1');
wave.writeUInt32LE(samples * 2, 40);
for (let at = 0; at < samples; at++) {
  const fade = Math.min(1, (samples - at) / (RATE * 0.05));
  wave.writeInt16LE(Math.round(Math.max(-1, Math.min(1, level(at / RATE) * fade)) * 32_000), 44 + at * 2);
}
mkdirSync(join(projectRoot, 'assets/sounds'), { recursive: true });
writeFileSync(join(projectRoot, 'assets/sounds/offer.wav'), wave);
