// Derives `window.desk` from the contract's surface: one function a call, nothing generic. The renderer never names a
// channel and never gets at ipcRenderer.
import { callChannel, PUBLICATION_CHANNEL, SNAPSHOT_CHANNEL, SURFACE } from './contract/surface';

/** The two verbs of ipcRenderer the bridge needs; a test passes its own. */
export interface Wire {
  invoke: (channel: string, argument?: unknown) => Promise<unknown>;
  on: (channel: string, listener: (payload: unknown) => void) => () => void;
}

export function makeDesk(wire: Wire): Record<string, unknown> {
  const domains = Object.entries(SURFACE).map(([domain, names]) => [
    domain,
    Object.fromEntries(
      names.map((name) => [name, (argument: unknown) => wire.invoke(callChannel(domain, name), argument)]),
    ),
  ]);
  return {
    ...(Object.fromEntries(domains) as Record<string, unknown>),
    snapshot: () => wire.invoke(SNAPSHOT_CHANNEL),
    subscribe: (listener: (payload: unknown) => void) => wire.on(PUBLICATION_CHANNEL, listener),
  };
}
