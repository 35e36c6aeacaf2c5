// Signing in and out, and the state of the line to the routing backend (SPEC 9).
import { z } from 'zod';
import type { Refusal } from './result';

/** `lost`: still retrying, but the server has made the agent unavailable. `superseded`, `stopped`: the user must act. */
export type ConnectionPhase =
  'signed-out' | 'connecting' | 'live' | 'degraded' | 'reconnecting' | 'lost' | 'superseded' | 'stopped';

/** Another client signed in, or signing in, as the same agent. `since`: server clock, ms. */
export interface OtherClient {
  clientName: string;
  since: number;
}

export interface ConnectionView {
  phase: ConnectionPhase;
  /** Local clock, ms. */
  since: number;
  /** Why it is so: a close-code name or an error code, never text of the backend. */
  reason?: string;
  attempt: number;
  /** Local clock, ms. */
  nextAttemptAt?: number;
  /** Shown in the sign-in screen and in details: host only, never a token. */
  host?: string;
  embedded: boolean;
  /** Who took over, for `superseded`. */
  supersededBy?: OtherClient;
  /** Who wants to sign in as this agent and was refused, while the line is up. */
  contestedBy?: OtherClient;
}

export interface SignInView {
  /** True when this start brings its own backend with simulated customers. */
  embeddedAvailable: boolean;
  /** Address of the last sign-in, or the one that cannot be changed. */
  url: string;
  /** Who says the address, where the agent cannot change it. */
  urlForced: false | 'policy' | 'command-line';
  hasStoredToken: boolean;
  /** The organisation does not let keys be kept on this computer. */
  rememberForbidden?: boolean;
  /** Why the last sign-in led nowhere, also one that began by itself. */
  refusal?: Refusal;
  /** This computer has no key store: access key, drafts and unsent messages last until the program is closed. */
  noKeyStore?: boolean;
}

export const sessionArgs = {
  /** Sign in at a routing backend. An empty token means: the stored one. */
  signIn: z.strictObject({
    url: z.string().max(2_000),
    token: z.string().max(8_192),
    remember: z.boolean(),
    takeOver: z.boolean().optional(),
  }),
  /** Start the embedded backend (if it is not running) and sign in there. */
  tryEmbedded: z.strictObject({}),
  signOut: z.strictObject({}),
  retryNow: z.strictObject({}),
  /** After `superseded`: sign in here again and end the other session. */
  takeOver: z.strictObject({}),
  /** Gives way to the client that wants in (`contestedBy`): nothing is sent from here any more. */
  handOver: z.strictObject({}),
  /** The other way: the question is answered, she stays here. */
  stay: z.strictObject({}),
};
