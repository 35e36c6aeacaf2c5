// Check 11: which program on which system, and whether a newer one waits.
import type { Check } from './check';

/** `off`: by policy, or nothing here says where updates lie. `unknown`: not looked yet. */
export type UpdateKnown = 'off' | 'unknown' | 'current' | 'available' | 'ready' | 'failed';

export interface VersionPorts {
  about: () => { program: string; electron: string; system: string };
  update: () => UpdateKnown;
}

const CODES = {
  off: 'no-updates',
  unknown: 'current',
  current: 'current',
  available: 'update-available',
  ready: 'update-ready',
  failed: 'update-failed',
} as const;

export function version({ about, update }: VersionPorts): Check<'version'> {
  return () => ({ code: CODES[update()], facts: about() });
}
