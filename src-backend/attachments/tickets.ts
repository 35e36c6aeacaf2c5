// Permission to fetch one attachment once, soon: what `attachment.ticket` hands out. In memory only.
import { randomBytes } from 'node:crypto';
import { ATTACHMENT_TICKET_MS } from '../../src-protocol';

export interface Ticket {
  interactionId: string;
  attachmentId: string;
  expiresAt: number;
}

export interface Tickets {
  /** `now`: server clock, ms. @returns path on the backend's own port, and until when it is good */
  issue(wanted: { interactionId: string; attachmentId: string }, now: number): { path: string; expiresAt: number };
  /** Good once. */
  redeem(path: string, now: number): Ticket | 'unknown' | 'expired';
}

const PATH = '/attachments/';
const MOST = 1_000;

export function createTickets(): Tickets {
  const open = new Map<string, Ticket>();
  return {
    issue(wanted, now) {
      const secret = randomBytes(24).toString('base64url');
      const expiresAt = now + ATTACHMENT_TICKET_MS;
      open.set(secret, { ...wanted, expiresAt });
      for (const oldest of open.keys()) {
        if (open.size <= MOST) break;
        open.delete(oldest);
      }
      return { path: `${PATH}${secret}`, expiresAt };
    },
    redeem(path, now) {
      const secret = path.startsWith(PATH) ? path.slice(PATH.length) : '';
      const ticket = open.get(secret);
      if (!ticket) return 'unknown';
      open.delete(secret);
      return ticket.expiresAt <= now ? 'expired' : ticket;
    },
  };
}
