// The only place that listens to the renderer. Every call of the contract's surface is registered here and nothing
// else: a channel that is not in the surface does not exist. Each call is authenticated, parsed and answered with a
// Result; what is wrong is refused loudly, never dropped.
import { ipcMain } from 'electron';
import type { ARGS, DeskSnapshot, Handlers, Result } from '../../src-preload/contract';
import { refused } from '../../src-preload/contract/result';
import { callChannel, SNAPSHOT_CHANNEL, SURFACE } from '../../src-preload/contract/surface';
import { foreignSender } from '../security/ipc-sender';

/** What answers the calls. Loaded after the window is on its way, so calls wait for it. */
export interface Answers {
  args: typeof ARGS;
  handlers: Handlers;
  snapshot: () => DeskSnapshot;
}

export interface RegistrarDeps {
  answers: Promise<Answers>;
  /** The contents of our window, to tell ours from foreign senders. */
  ours: () => unknown;
  /** A refused call. `why`: a code; never the argument. */
  refusedCall: (channel: string, why: string) => void;
  /** A handler threw: a bug. */
  broken: (channel: string, error: unknown) => void;
}

/** Thrown to a foreign sender; it learns nothing else. */
class ForeignSender extends Error {
  constructor() {
    super('refused');
  }
}

/** The two members of a schema and of a handler this file uses, whatever their types. */
interface Parser {
  safeParse: (value: unknown) => { success: true; data: unknown } | { success: false };
}
type AnyHandler = (args: unknown) => Promise<Result<unknown>>;

const ownProperty = (holder: object, name: string): unknown =>
  Object.hasOwn(holder, name) ? (holder as Record<string, unknown>)[name] : undefined;

function callOf({ args, handlers }: Answers, domain: string, name: string): [Parser, AnyHandler] {
  const schema = ownProperty(ownProperty(args, domain) as object, name) as Parser;
  const holder = ownProperty(handlers, domain) as Record<string, AnyHandler>;
  return [schema, (given) => (holder[name] as AnyHandler)(given)];
}

/** Registers the whole surface. @returns the way to take it back. */
export function registerCalls({ answers, ours, refusedCall, broken }: RegistrarDeps): () => void {
  const channels: string[] = [];
  const register = (channel: string, answer: (given: unknown[]) => Promise<unknown>) => {
    channels.push(channel);
    ipcMain.handle(channel, async (event, ...given: unknown[]) => {
      const why = foreignSender(event, ours());
      if (why !== undefined) {
        refusedCall(channel, why);
        throw new ForeignSender();
      }
      return answer(given);
    });
  };

  register(SNAPSHOT_CHANNEL, async () => (await answers).snapshot());
  for (const [domain, names] of Object.entries(SURFACE))
    for (const name of names) {
      const channel = callChannel(domain, name);
      register(channel, async (given) => {
        try {
          const [schema, handler] = callOf(await answers, domain, name);
          const parsed = schema.safeParse(given[0]);
          if (!parsed.success || given.length > 1) {
            refusedCall(channel, 'bad-argument');
            return refused('bad-argument');
          }
          return await handler(parsed.data);
        } catch (error) {
          broken(channel, error);
          return refused('internal');
        }
      });
    }
  return () => {
    for (const channel of channels) ipcMain.removeHandler(channel);
  };
}

/**
 * Takes away every listener that a library has put beside the registered calls (electron-store answers a channel of its
 * own to any sender). Called once everything is loaded.
 */
export function closeOtherChannels(): void {
  ipcMain.removeAllListeners();
}
