// Sizes and times of the protocol in one place, with the reason in PROTOCOL 3 and 5 (docs/protocol.md).
export const PROTOCOL_VERSION = 1;
export const SUBPROTOCOL = 'parley.v1';

export const MAX_FRAME_BYTES = 256 * 1024;
/** Code points, a generous transport cap; the channel's own limit counts graphemes (`Channel.features`). */
export const MAX_TEXT_LENGTH = 20_000;
export const MAX_NAME_LENGTH = 200;
export const MAX_ID_LENGTH = 128;
/** Of one message: texts, attachments, lines of the system. */
export const MAX_PARTS = 20;
export const MAX_TOKEN_LENGTH = 8_192;
/** A page of `message.list`. */
export const MAX_PAGE = 100;
export const DEFAULT_PAGE = 50;

/** What Messenger takes, and therefore what an attachment may be. */
export const MAX_ATTACHMENT_BYTES = 25 * 1024 * 1024;
/** How long a ticket for an attachment is good. */
export const ATTACHMENT_TICKET_MS = 60_000;

export const ACK_EVERY_EVENTS = 20;
export const ACK_EVERY_MS = 5_000;
export const REPLAY_EVENTS = 1_000;
export const REPLAY_MS = 600_000;
/** A command without a result after this time is unknown, not failed. */
export const COMMAND_RESULT_MS = 20_000;
export const TYPING_REFRESH_MS = 3_000;
export const TYPING_EXPIRES_MS = 10_000;
export const RECEIPT_EVERY_MS = 5_000;

/** What a server announces in `welcome` unless it has a reason for other numbers. */
export const HEARTBEAT = {
  heartbeatMs: 5_000,
  degradedMs: 8_000,
  deadMs: 10_000,
  serverIdleMs: 16_000,
  recoveryMs: 50_000,
  resumeWindowMs: REPLAY_MS,
} as const;

/** Seconds an offer of a social channel stays before RONA [S]. */
export const RESERVATION_TIMEOUT_SECONDS = 30;
/** Graphemes a message may have on Facebook Messenger [S]. */
export const MESSENGER_MAX_LENGTH = 1_000;
