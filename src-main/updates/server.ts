// Where updates come from, and whether they are wanted at all: IT's settings before what the installer says. Pure.
import type { UpdateOff } from '../../src-preload/contract/update';
import type { UpdateKey } from './signature';

/** Of IT's settings, and of the file beside the program that says where it was published. */
export interface ServerSources {
  mode: 'automatic' | 'ask' | 'off';
  /** Policy `updateUrl`; empty: where the installer says. */
  policyUrl: string;
  installedUrl: string | undefined;
  keys: readonly UpdateKey[];
}

/** A folder on the server. */
export type Server = { ok: true; base: URL } | { ok: false; reason: UpdateOff };

const isLoopback = (hostname: string) =>
  hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);

/** TLS everywhere but on this computer, and nothing in the address that a proxy should not see. */
export const isSafeUrl = (url: URL) =>
  url.username === '' &&
  url.password === '' &&
  (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)));

export function serverOf({ mode, policyUrl, installedUrl, keys }: ServerSources): Server {
  if (mode === 'off') return { ok: false, reason: 'by-policy' };
  const text = policyUrl === '' ? installedUrl : policyUrl;
  if (text === undefined || text === '') return { ok: false, reason: 'no-server' };
  if (!URL.canParse(text)) return { ok: false, reason: 'bad-server' };
  const base = new URL(text);
  if (!isSafeUrl(base) || base.hash !== '') return { ok: false, reason: 'bad-server' };
  // Without a key nothing can be believed, so nothing is asked.
  if (keys.length === 0) return { ok: false, reason: 'no-key' };
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return { ok: true, base };
}
