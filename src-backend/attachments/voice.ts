// A short WAV, two soft tones: a simulated customer's voice message.
const RATE = 8_000;
const SECONDS = 1.5;

/** @param pitch Hz of the first tone */
export function voice(pitch: number): Buffer {
  const samples = Math.round(RATE * SECONDS);
  const data = Buffer.alloc(samples);
  for (let n = 0; n < samples; n += 1) {
    const t = n / RATE;
    const tone = t < 0.75 ? pitch : pitch * 1.25;
    const fade = Math.exp(-3 * (t % 0.75));
    data[n] = Math.round(128 + 90 * fade * Math.sin(2 * Math.PI * tone * t));
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + samples, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(samples, 40);
  return Buffer.concat([head, data]);
}
