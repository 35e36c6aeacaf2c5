// Stands in for Electron's ipcMain: keeps what is registered and lets a test call it as a sender.
import type { Handlers } from '../../src-preload/contract';
import { SURFACE } from '../../src-preload/contract/surface';

export function electronCalls() {
  const handlers = new Map<string, (event: unknown, ...args: unknown[]) => Promise<unknown>>();
  const listeners = new Map<string, unknown>();
  return {
    handlers,
    listeners,
    ipcMain: {
      handle: (channel: string, handler: (event: unknown, ...args: unknown[]) => Promise<unknown>) => {
        if (handlers.has(channel)) throw new Error(`second handler for ${channel}`);
        handlers.set(channel, handler);
      },
      removeHandler: (channel: string) => handlers.delete(channel),
      on: (channel: string, listener: unknown) => listeners.set(channel, listener),
      removeAllListeners: () => {
        listeners.clear();
      },
    },
  };
}

/** One function for every call of the surface. */
export const everyHandler = (handle: (args: unknown) => Promise<unknown>) =>
  Object.fromEntries(
    Object.entries(SURFACE).map(([domain, names]) => [domain, Object.fromEntries(names.map((name) => [name, handle]))]),
  ) as unknown as Handlers;
