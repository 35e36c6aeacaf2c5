// The bytes of a simulated customer's attachment, made from its description: the same one always has the same bytes, so
// that nothing needs to be kept.
import type { Attachment } from '../../src-protocol';
import { document } from './document';
import { picture } from './picture';
import video from './sample-video.json' with { type: 'json' };
import { voice } from './voice';

type Described = Pick<Attachment, 'attachmentId' | 'kind' | 'name'>;

/** What a kind is when nobody says otherwise. */
export const DEFAULT_TYPES = {
  image: 'image/png',
  audio: 'audio/wav',
  video: 'video/webm',
  file: 'application/pdf',
} as const satisfies Record<Attachment['kind'], string>;

/** A number below `below` that stays the same for an id. */
function numberOf(id: string, below: number): number {
  let sum = 7;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % below;
}

export function contentOf({ attachmentId, kind, name }: Described): Buffer {
  switch (kind) {
    case 'image':
      return picture(numberOf(attachmentId, 360));
    case 'audio':
      return voice(330 + numberOf(attachmentId, 120));
    case 'video':
      return Buffer.from(video.webm, 'base64');
    case 'file':
      return document(name);
  }
}
