// Contact requests (SPEC 2). Times are the server's clock; the renderer corrects by `clock.offsetMs`.
import { z } from 'zod';
import type { MaskedText } from './masked-text';
import type { CustomerView } from './person';

export interface OfferView {
  reservationId: string;
  interactionId: string;
  reason: 'new' | 'transfer' | 'conference';
  state: 'pending' | 'accepting';
  queueName: string;
  sourceName: string;
  customer: CustomerView;
  preview?: MaskedText;
  receivedAt: number;
  expiresAt: number;
  from?: { name: string; note?: MaskedText };
}

export const offerArgs = {
  /** Earliest first; as many as capacity allows are taken. */
  accept: z.strictObject({ reservationIds: z.array(z.string().min(1).max(128)).min(1).max(500) }),
};

export interface AcceptOutcome {
  accepted: { reservationId: string; interactionId: string }[];
  refused: { reservationId: string; code: import('./result').RefusalCode }[];
}
