// The line between a program and its backend. A lost one stays lost until the test lets it return: the service asks for a
// long wait before the next try, so the program does not come back by itself while a test looks at what is shown.
import type { Backend } from '../../../src-backend/start';
import type { connectionStrip } from '../pages/connection.mjs';

const WAIT_MS = 240_000;

export interface Line {
  /** Cut, and kept away. Resolves when the window says so. */
  drops(): Promise<void>;
  /** By the button in the window: minutes before the program would try again by itself. */
  returns(): Promise<void>;
}

interface Ends {
  connection: ReturnType<typeof connectionStrip>;
  backend: Pick<Backend, 'control'>;
  agent: string;
}

export function createLine({ connection, backend: { control }, agent }: Ends): Line {
  return {
    async drops() {
      control.shutDoor({ retryAfterMs: WAIT_MS });
      control.dropLine({ agent });
      await connection.lost();
    },
    async returns() {
      control.openDoor();
      await connection.retry();
    },
  };
}
