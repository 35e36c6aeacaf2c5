// Whether this computer can draw emoji at all: the program brings no font for them, it would be larger than itself.
let known: boolean | undefined;

/** True when a smile comes out in colour. Without a canvas (tests) it is taken to. */
export function hasEmojiFont(): boolean {
  return (known ??= drawsColour('😀'));
}

function drawsColour(emoji: string): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 24;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return true;
  context.font = '18px sans-serif';
  context.fillStyle = '#000';
  context.textBaseline = 'top';
  context.fillText(emoji, 0, 2);
  const { data } = context.getImageData(0, 0, 24, 24);
  for (let at = 0; at < data.length; at += 4) if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) return true;
  return false;
}
