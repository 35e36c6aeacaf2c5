// Answers a request for an attachment over HTTP: a good ticket brings the bytes, everything else a bare status. What
// goes wrong on demand, for tests, goes wrong here.
import { MAX_ATTACHMENT_BYTES } from '../../src-protocol';
import { attachmentIn } from '../core/attachments';
import type { World } from '../core/world';
import { contentOf } from './content';

export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  /** The connection breaks after so many bytes of the body. */
  cutAfter?: number;
}

/**
 * `gone`: deleted at the source. `disguised`: a page that calls itself an image. `type`: a type no client takes.
 * `too-large`: more than the protocol allows. `redirect`: off to another host. `cut`: half of it.
 */
export const SPOILS = ['gone', 'disguised', 'type', 'too-large', 'redirect', 'cut'] as const;
export type Spoil = (typeof SPOILS)[number];

export interface Downloads {
  readonly serve: (method: string, path: string) => HttpAnswer;
  /** From now on every download goes wrong in this way; undefined: no longer. */
  spoil(how: Spoil | undefined): void;
}

const bare = (status: number, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers: { 'content-type': 'text/plain', ...headers },
  body: Buffer.alloc(0),
});

const file = (type: string, body: Buffer): HttpAnswer => ({
  status: 200,
  headers: {
    'content-type': type,
    'content-length': String(body.length),
    'content-disposition': 'attachment',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  },
  body,
});

const PAGE = Buffer.from('<!doctype html><title>not a picture</title><script>document.title = "run"</script>');

export function createDownloads(world: World): Downloads {
  let spoiled: Spoil | undefined;
  return {
    serve(method, path) {
      if (method !== 'GET') return bare(405);
      const ticket = world.tickets.redeem(path, world.now());
      if (ticket === 'unknown') return bare(404);
      if (ticket === 'expired') return bare(403);
      const record = world.state.interactions.get(ticket.interactionId);
      const part = record && attachmentIn(record, ticket.attachmentId);
      if (!part || spoiled === 'gone') return bare(410);
      const good = file(part.mimeType, contentOf(part));
      switch (spoiled) {
        case undefined:
          return good;
        case 'disguised':
          return file('image/png', PAGE);
        case 'type':
          return file('text/html', PAGE);
        case 'too-large':
          return file(part.mimeType, Buffer.concat([good.body, Buffer.alloc(MAX_ATTACHMENT_BYTES)]));
        case 'redirect':
          return bare(302, { location: 'https://elsewhere.example.org/picture.png' });
        case 'cut':
          return { ...good, cutAfter: Math.floor(good.body.length / 2) };
      }
    },
    spoil(how) {
      spoiled = how;
    },
  };
}
