// WebSocket close codes and what each asks of the client (PROTOCOL 7). 4000-4999 is the private range of RFC 6455 7.4.2.
export const CLOSE_CODES = {
  1000: { name: 'normal', client: 'resume' },
  1001: { name: 'going-away', client: 'resume' },
  1012: { name: 'restart', client: 'resume' },
  1013: { name: 'try-later', client: 'resume' },
  4001: { name: 'malformed', client: 'resume-once' },
  4003: { name: 'not-authenticated', client: 'authenticate' },
  4004: { name: 'bad-token', client: 'authenticate' },
  4007: { name: 'bad-sequence', client: 'resume' },
  4008: { name: 'rate-limit', client: 'resume' },
  4009: { name: 'heartbeat-timeout', client: 'resume' },
  4010: { name: 'superseded', client: 'superseded' },
  4011: { name: 'ended', client: 'signed-out' },
  4012: { name: 'no-common-version', client: 'update' },
} as const;

export type CloseCode = keyof typeof CLOSE_CODES;
export type CloseMeaning = (typeof CLOSE_CODES)[CloseCode]['client'];
