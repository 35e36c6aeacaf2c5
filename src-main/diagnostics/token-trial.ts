// Tries a key that was given for it: signs a client in and leaves at once. A session of the agent's elsewhere goes on; it is
// told that somebody else wants in.
import { randomUUID } from 'node:crypto';
import { createSession, createSocketFactory, isUsable, systemClock, type FindRoutes, type Phase } from '../session';
import type { SignInState } from './checks/sign-in';

export interface TokenTrial {
  url: string;
  token: string;
  routes: FindRoutes;
  client: { name: string; version: string };
}

/** Undefined: not decided yet. Words are refusal codes of the contract, or why the line was not up. */
function verdict(phase: Phase): SignInState | undefined {
  if (isUsable(phase)) return { kind: 'tried' };
  if (phase.kind === 'superseded') return { kind: 'tried', refusal: 'superseded' };
  if (phase.kind === 'signed-out')
    return { kind: 'tried', refusal: phase.reason === 'authenticate' ? 'auth-expired' : phase.reason };
  if (phase.kind === 'reconnecting') return { kind: 'tried', refusal: phase.cause.detail ?? phase.cause.kind };
  return undefined;
}

export function tryToken({ url, token, routes, client }: TokenTrial, signal: AbortSignal): Promise<SignInState> {
  return new Promise((resolve) => {
    const session = createSession({
      clock: systemClock,
      random: Math.random,
      newId: randomUUID,
      openSocket: createSocketFactory({ clock: systemClock, routes }),
      client,
    });
    const done = (state: SignInState) => {
      resolve(state);
      session.disconnect('tried');
    };
    session.onPhase((phase) => {
      const found = verdict(phase);
      if (found) done(found);
    });
    signal.addEventListener('abort', () => {
      session.disconnect('tried');
    });
    const connected = session.connect({ url, token });
    if (!connected.ok) done({ kind: 'tried', refusal: connected.code });
  });
}
