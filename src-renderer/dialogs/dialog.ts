// Every dialog there is, as data. The stack of open ones is pure state; the host draws the top one (exhaustive switch).
import type { MaskedText } from '../../src-preload/contract';

export type Dialog =
  | { kind: 'settings' }
  /** `url`: an address she has typed and not signed in at yet. */
  | { kind: 'diagnostics'; url?: string }
  /** A link of a conversation; `host` as a browser reads it. */
  | { kind: 'link'; url: string; host: string }
  | { kind: 'image'; interactionId: string; attachmentId: string; name: MaskedText }
  | { kind: 'sign-out' }
  /** About one conversation, whichever is on screen. */
  | { kind: 'transfer' | 'conference'; interactionId: string };
