// Real frames of both ways, a few of each type, taken from a course of the simulation: what fuzzing starts from.
import { runCourse } from '../simulation/course';
import type { SessionDeps } from '../../../src-main/session';

export interface Corpus {
  /** Text of frames as the server sent them. */
  server: string[];
  client: string[];
}

const PER_TYPE = 6;

export async function collectCorpus(seeds: readonly number[] = [3, 8]): Promise<Corpus> {
  const kept = { server: new Map<string, string[]>(), client: new Map<string, string[]>() };
  const take = (way: keyof typeof kept, text: string) => {
    const type = /^\{"type":"([^"]+)"/.exec(text)?.[1] ?? '';
    const known = kept[way].get(type) ?? [];
    kept[way].set(type, known);
    if (known.length < PER_TYPE) known.push(text);
  };
  const tamper = (deps: SessionDeps): SessionDeps => ({
    ...deps,
    openSocket: (url, events) => {
      const socket = deps.openSocket(url, {
        ...events,
        frame: (text) => {
          take('server', text);
          events.frame(text);
        },
      });
      return {
        send: (text) => {
          take('client', text);
          socket.send(text);
        },
        close: (code, reason) => {
          socket.close(code, reason);
        },
        terminate: () => {
          socket.terminate();
        },
      };
    },
  });
  for (const seed of seeds) await runCourse(seed, { tamper });
  const whole = (texts: string[]) =>
    texts.filter((text) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    });
  return { server: whole([...kept.server.values()].flat()), client: whole([...kept.client.values()].flat()) };
}
