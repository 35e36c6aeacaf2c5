// One live connection with what protects it: an idle cut, a rate limit, and a "frozen" state for half-open tests.
import type { Time } from '../time';
import type { Connection } from './connection';
import { createBucket, type Bucket } from './rate';

export interface Line {
  send(text: string): void;
  close(code: number, reason: string): void;
  terminate(): void;
  /** Frozen: nothing goes out and nothing that comes in is heard, yet the socket stays open. */
  freeze(on: boolean): void;
  readonly frozen: boolean;
  readonly open: boolean;
  /** Frames of any kind. */
  readonly frames: Bucket;
  readonly commands: Bucket;
  /** A frame came in. */
  touch(): void;
  /** The connection is gone: stops the clockwork. */
  ended(): void;
}

export interface LineLimits {
  idleMs: number;
  framesPerSecond: number;
  frameBurst: number;
  commandsPerSecond: number;
  commandBurst: number;
}

/** As the client tells a sleep from scheduling (src-main/session/heartbeat). */
const SLEPT_MS = 4_000;

export function createLine(connection: Connection, time: Time, limits: LineLimits): Line {
  let open = true;
  let frozen = false;
  let lastAt = time.now();
  let cancel = () => {};
  const close = (code: number, reason: string) => {
    if (!open) return;
    open = false;
    cancel();
    connection.close(code, reason);
  };
  const watch = () => {
    const dueAt = lastAt + limits.idleMs;
    cancel = time.after(dueAt - time.now(), () => {
      // A look that comes late has slept itself (or its clock was set): what came meanwhile has not been read yet.
      const slept = time.now() - dueAt > SLEPT_MS;
      if (time.now() - lastAt >= limits.idleMs && !frozen && !slept) close(4009, 'no frame from the client');
      else if (open) {
        if (frozen || slept) lastAt = time.now();
        watch();
      }
    });
  };
  watch();
  return {
    send(text) {
      if (open && !frozen) connection.send(text);
    },
    close,
    terminate() {
      open = false;
      cancel();
      connection.terminate();
    },
    freeze(on) {
      frozen = on;
    },
    get frozen() {
      return frozen;
    },
    get open() {
      return open;
    },
    frames: createBucket(limits.framesPerSecond, limits.frameBurst),
    commands: createBucket(limits.commandsPerSecond, limits.commandBurst),
    touch() {
      lastAt = time.now();
    },
    ended() {
      open = false;
      cancel();
    },
  };
}
