// Check 7: is the agent signed in, or why not. A running session is looked at and left alone; a kept key is never tried
// behind her back, because that would end or disturb a session of hers elsewhere.
import type { Check, Finding } from './check';

/** What is known of the sign-in. `refusal`: a code of the contract. */
export type SignInState =
  | { kind: 'live' | 'slow' | 'reconnecting' | 'elsewhere' }
  | { kind: 'stopped'; reason: string }
  | { kind: 'signed-out'; hasKey: boolean; refusal?: string }
  /** Tried for this check alone, with a key that was given for it. */
  | { kind: 'tried'; refusal?: string };

const REFUSALS: Record<string, Finding<'sign-in'>['code']> = { 'auth-expired': 'refused', superseded: 'elsewhere' };
const refusedWith = (refusal: string): Finding<'sign-in'> => ({
  code: REFUSALS[refusal] ?? 'failed',
  facts: { why: refusal },
});

export function signIn(state: (signal: AbortSignal) => SignInState | Promise<SignInState>): Check<'sign-in'> {
  return async (signal) => {
    const found = await state(signal);
    switch (found.kind) {
      case 'stopped':
        return found.reason === 'authenticate'
          ? { code: 'refused', facts: { why: found.reason } }
          : refusedWith(found.reason);
      case 'signed-out':
        if (found.refusal !== undefined) return refusedWith(found.refusal);
        return { code: found.hasKey ? 'kept' : 'no-key' };
      case 'tried':
        return found.refusal === undefined ? { code: 'accepted' } : refusedWith(found.refusal);
      case 'live':
      case 'slow':
      case 'reconnecting':
      case 'elsewhere':
        return { code: found.kind };
    }
  };
}
