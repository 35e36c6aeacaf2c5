// The first frame of a connection: who we are, the token, and the session to go on with. The only frame besides
// `auth.refresh` that carries the token (PROTOCOL 3.7).
import { PROTOCOL_VERSION, type Hello } from '../../src-protocol';
import type { SessionDeps } from './ports';

export function composeHello(
  { newId, client, capabilities = [] }: Pick<SessionDeps, 'client' | 'capabilities'> & { newId: () => string },
  { token, takeOver }: { token: string; takeOver: boolean },
  introduction: Pick<Hello['data'], 'resume' | 'takeOver'>,
): Hello {
  return {
    type: 'hello',
    id: newId(),
    data: {
      protocol: { min: PROTOCOL_VERSION, max: PROTOCOL_VERSION },
      client,
      auth: { scheme: 'bearer', token },
      capabilities: [...capabilities],
      ...(takeOver ? { takeOver } : {}),
      ...introduction,
    },
  };
}
