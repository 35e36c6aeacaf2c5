// Updates of the program itself: what they are at, in codes; the words are the renderer's. Where they come from and how
// is IT's alone, so there is nothing here that an agent could change.
import { z } from 'zod';

/** `by-policy`: switched off. `no-server`: nobody said where they lie. `bad-server`: not https. `no-key`: a build without one. */
export type UpdateOff = 'by-policy' | 'no-server' | 'bad-server' | 'no-key';

/**
 * - `unreachable`: no network, no answer, broken off. `certificate`, `proxy`: as with the routing backend.
 * - `refused`: the server answered with an error. `missing`: it has no such file.
 * - `insecure`: it led to an address that is not secure.
 * - `unsigned`, `wrong-signature`: nothing of what it said was believed.
 * - `broken-feed`: signed, but not something this program can follow.
 * - `older`: it offers an older version than this one, or than it has offered before.
 * - `wrong-file`: the file is not the one that was announced.
 * - `disk-full`, `disk-refused`: on this computer.
 * - `not-installed`: it was ready, and could not be put in place when the program ended.
 */
export const UPDATE_FAILURES = [
  'unreachable',
  'certificate',
  'proxy',
  'refused',
  'missing',
  'insecure',
  'unsigned',
  'wrong-signature',
  'broken-feed',
  'older',
  'wrong-file',
  'disk-full',
  'disk-refused',
  'not-installed',
  'internal',
] as const;
export type UpdateFailure = (typeof UPDATE_FAILURES)[number];

export type UpdateState =
  | { kind: 'off'; reason: UpdateOff }
  /** Nothing newer is known. `checkedAt`: local clock, ms; null before the first answer. */
  | { kind: 'idle'; checkedAt: number | null }
  | { kind: 'checking' }
  /** `by`: who installs it. `agent`: she is asked; `organisation`: the files are not the program's own to change. */
  | { kind: 'available'; version: string; by: 'agent' | 'organisation' }
  /** Percent, a whole number. */
  | { kind: 'downloading'; version: string; percent: number }
  /** On this computer and checked; put in place when the program ends. */
  | { kind: 'ready'; version: string }
  /** `at`: local clock, ms. It is tried again by itself. */
  | { kind: 'failed'; code: UpdateFailure; at: number };

export interface UpdateView {
  /** Of this program, and of the Electron it runs on. */
  version: string;
  electron: string;
  mode: 'automatic' | 'ask' | 'off';
  channel: 'stable' | 'beta';
  /** The organisation has set one or more of mode, server, channel. */
  isForced: boolean;
  state: UpdateState;
}

/** Every one is refused with `not-now` where the state does not allow it. */
export const updateArgs = {
  check: z.strictObject({}),
  /** Of what is `available` by the agent. */
  download: z.strictObject({}),
  /** Ends the program, puts in place what is ready and starts it again; with open work she is asked first. */
  restart: z.strictObject({}),
};
