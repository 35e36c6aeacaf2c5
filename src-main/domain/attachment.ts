// What an attachment may be: an allow-list of types, and for what the window shows a look at its first bytes, so that
// nothing is shown because it merely calls itself an image. And the name it is saved under.

/** Shown in the window, by the decoders a browser has for it. SVG is not: it can carry script. */
const SHOWN = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'audio/mpeg',
  'audio/mp4',
  'audio/aac',
  'audio/ogg',
  'audio/wav',
  'audio/webm',
  'video/mp4',
  'video/webm',
]);

/** Ending of a saved file by its type. What is not here is neither shown nor saved. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/heic': ['heic'],
  'audio/mpeg': ['mp3'],
  'audio/mp4': ['m4a'],
  'audio/aac': ['aac'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'audio/wav': ['wav'],
  'audio/webm': ['webm'],
  'video/mp4': ['mp4'],
  'video/webm': ['webm'],
  'video/quicktime': ['mov'],
  'application/pdf': ['pdf'],
  'application/zip': ['zip'],
  'application/rtf': ['rtf'],
  'application/json': ['json'],
  'application/msword': ['doc'],
  'application/vnd.ms-excel': ['xls'],
  'application/vnd.ms-powerpoint': ['ppt'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'text/plain': ['txt', 'log'],
  'text/csv': ['csv'],
  'text/calendar': ['ics'],
  'text/vcard': ['vcf'],
};

const ALIASES: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/mp3': 'audio/mpeg',
  'audio/x-m4a': 'audio/mp4',
  'application/x-zip-compressed': 'application/zip',
  'text/x-vcard': 'text/vcard',
};

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

/** The family its first bytes belong to; several types of one family look alike from outside. */
function familyOf(bytes: Uint8Array): string | undefined {
  const head = ascii(bytes, 0, 12);
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'image/gif';
  if (head.startsWith('RIFF')) return { WEBP: 'image/webp', WAVE: 'audio/wav' }[head.slice(8, 12)];
  if (head.startsWith('OggS')) return 'audio/ogg';
  if (head.startsWith('\x1a\x45\xdf\xa3')) return 'webm';
  if (head.slice(4, 8) === 'ftyp') return 'mp4';
  const [first = 0, second = 0] = bytes;
  if (head.startsWith('ID3') || (first === 0xff && (second & 0xe6) === 0xe2)) return 'audio/mpeg';
  if (first === 0xff && (second & 0xf6) === 0xf0) return 'audio/aac';
  return undefined;
}

const FAMILIES: Readonly<Record<string, string>> = {
  'audio/webm': 'webm',
  'video/webm': 'webm',
  'audio/mp4': 'mp4',
  'video/mp4': 'mp4',
};

/** The type in its usual spelling; undefined when no such file is taken. */
export function allowedType(type: string): string | undefined {
  const usual = ALIASES[type] ?? type;
  return Object.hasOwn(ENDINGS, usual) ? usual : undefined;
}

/** True when the window may show it: a type it shows, and bytes that begin as that type does. */
export const isShowable = (type: string, bytes: Uint8Array): boolean =>
  SHOWN.has(type) && familyOf(bytes) === (FAMILIES[type] ?? type);

const MOST_NAME = 120;
/** Device names of Windows, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A name the file can be saved under on every system. The ending follows the type, not the sender: `invoice.exe` that
 * is a PDF becomes `invoice.exe.pdf`.
 */
export function fileName(name: string, type: string): string {
  const endings = ENDINGS[type] ?? [];
  // eslint-disable-next-line no-control-regex -- control characters, and those that turn the reading direction
  const clean = name.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069/\\:*?"<>|]/g, '_').trim();
  const bare = clean
    .replace(/^\.+/, '')
    .slice(0, MOST_NAME)
    .replace(/[. ]+$/, '');
  const base = bare === '' || DEVICE.test(bare) ? `attachment-${bare}`.replace(/-$/, '') : bare;
  const given = /\.([^.]+)$/.exec(base)?.[1]?.toLowerCase();
  const [usual] = endings;
  return usual === undefined || (given !== undefined && endings.includes(given)) ? base : `${base}.${usual}`;
}
