// Shows and withdraws notifications on a Linux desktop by speaking to its notification server. Not through Electron: its
// way (libnotify) has no buttons, and stops the whole program while a slow server thinks.
import type { AlertTrouble } from '../../../src-preload/contract/alert';
import { escapeMarkup } from '../markup';
import type { Note, Presenter, PresenterEvents } from '../presenter';
import type { BusMessage } from './bus-messages';
import { hasServer, isHushed, NOTIFICATIONS } from './server-look';
import { BusFailure, DBUS, type SessionBus } from './session-bus';

export interface BusPresenterDeps extends PresenterEvents {
  connect: () => Promise<SessionBus>;
  appName: string;
  /** Absolute path of the program's icon. */
  icon: string;
  /** Name of the .desktop file without its ending. */
  desktopEntry: string;
  after: (ms: number, run: () => void) => () => void;
  /** A server came or went. */
  serverChanged: (isThere: boolean) => void;
  /** What the compositor wants to see before it brings a window to the front (xdg-activation). */
  activation: (token: string) => void;
}

interface Held {
  note: Note;
  /** The server's, once it has answered. */
  id?: number;
  isSending: boolean;
  isWithdrawn: boolean;
  isStale: boolean;
}

/** After that long without an answer the agent is told otherwise; the answer still counts when it comes, ms. */
export const CONFIRM_MS = 3_000;
const GIVE_UP_MS = 60_000;
/** Notifications that have gone are remembered for a late click. */
const MOST_IDS = 300;
const BY_PERSON = 'accept';

const troubleOf = (error: unknown): AlertTrouble => {
  const code = error instanceof BusFailure ? error.code : '';
  if (code === 'no-answer') return 'no-answer';
  if (code.endsWith('.NoReply')) return 'server-gone';
  const isAbsent =
    code === 'closed' || /ServiceUnknown|NameHasNoOwner|Spawn/.test(code) || !(error instanceof BusFailure);
  return isAbsent ? 'no-server' : 'refused';
};

export function createBusPresenter(deps: BusPresenterDeps): Presenter {
  const held = new Map<string, Held>();
  const tokens = new Map<number, string>();
  let line: Promise<SessionBus> | undefined;
  let abilities: Promise<ReadonlySet<string>> | undefined;
  /** The line and what the server can do, once both are known. */
  let ready: { bus: SessionBus; can: ReadonlySet<string> } | undefined;

  async function open(): Promise<SessionBus> {
    const bus = await deps.connect();
    bus.onClosed(() => {
      line = undefined;
      serverGone();
    });
    bus.onSignal(heard);
    const listenTo = (rule: string) => bus.call({ ...DBUS, member: 'AddMatch', signature: 's', body: [rule] });
    await listenTo(`type='signal',sender='${NOTIFICATIONS.destination}',path='${NOTIFICATIONS.path}'`);
    await listenTo(
      `type='signal',sender='${DBUS.destination}',member='NameOwnerChanged',arg0='${NOTIFICATIONS.destination}'`,
    );
    return bus;
  }
  const theLine = () =>
    (line ??= open().catch((error: unknown) => {
      line = undefined;
      throw error;
    }));

  /** What the server can do, asked once a server. */
  function able(bus: SessionBus): Promise<ReadonlySet<string>> {
    abilities ??= bus.call({ ...NOTIFICATIONS, member: 'GetCapabilities' }, GIVE_UP_MS).then(
      ({ body }) => new Set(body[0] as string[]),
      (error: unknown) => {
        abilities = undefined;
        throw error;
      },
    );
    return abilities;
  }

  async function prepare(): Promise<{ bus: SessionBus; can: ReadonlySet<string> }> {
    const bus = await theLine();
    return (ready = { bus, can: await able(bus) });
  }

  function serverGone(): void {
    abilities = undefined;
    ready = undefined;
    tokens.clear();
    for (const [token, entry] of held) {
      if (entry.id === undefined) continue;
      held.delete(token);
      deps.failed(token, 'server-gone');
    }
  }

  function heard({ interface: from, member, body, sender }: BusMessage): void {
    if (from === DBUS.interface && sender === DBUS.destination && member === 'NameOwnerChanged') {
      const [, before, after] = body as string[];
      if (before !== '') serverGone();
      deps.serverChanged(after !== '');
      return;
    }
    if (from !== NOTIFICATIONS.interface) return;
    const [id, what] = body as [number, unknown];
    const token = tokens.get(id);
    if (token === undefined) return;
    if (member === 'ActivationToken') deps.activation(String(what));
    else if (member === 'ActionInvoked') (what === BY_PERSON ? deps.accepted : deps.clicked)(token);
    else if (member === 'NotificationClosed' && held.get(token)?.id === id) held.delete(token);
  }

  /** Without a turn of the loop in between where the line is open: what else the event means waits behind it. */
  async function notify(note: Note, replaces: number): Promise<number> {
    const { bus, can } = ready ?? (await prepare());
    const { title, body, urgent, accept, open: openName } = note;
    const buttons = accept === undefined ? [] : [BY_PERSON, accept];
    const { body: answer } = await bus.call(
      {
        ...NOTIFICATIONS,
        member: 'Notify',
        signature: 'susssasa{sv}i',
        body: [
          deps.appName,
          replaces,
          deps.icon,
          title,
          can.has('body-markup') ? escapeMarkup(body) : body,
          can.has('actions') ? ['default', openName, ...buttons] : [],
          {
            urgency: { signature: 'y', value: urgent ? 2 : 1 },
            'desktop-entry': { signature: 's', value: deps.desktopEntry },
            // The program has its own sound, which the agent can set.
            'suppress-sound': { signature: 'b', value: true },
          },
          urgent ? 0 : -1,
        ],
      },
      GIVE_UP_MS,
    );
    return answer[0] as number;
  }

  const close = (id: number): Promise<unknown> =>
    theLine()
      .then((bus) => bus.call({ ...NOTIFICATIONS, member: 'CloseNotification', signature: 'u', body: [id] }))
      .catch(() => undefined);

  function remember(id: number, token: string): void {
    tokens.delete(id);
    tokens.set(id, token);
    const [oldest] = tokens.keys();
    if (tokens.size > MOST_IDS && oldest !== undefined) tokens.delete(oldest);
  }

  /** One call at a time a token: what changes meanwhile goes with the next one. */
  async function send(token: string, entry: Held): Promise<void> {
    entry.isSending = true;
    entry.isStale = false;
    const cancel = deps.after(CONFIRM_MS, () => {
      if (!entry.isWithdrawn) deps.failed(token, 'no-answer');
    });
    try {
      const id = await notify(entry.note, entry.id ?? 0);
      entry.id = id;
      remember(id, token);
      // Dismissed by the person while it was being replaced: it is there again, or another one is.
      if (!held.has(token) && !entry.isWithdrawn) held.set(token, entry);
      if (held.get(token) === entry) deps.shown(token);
      else void close(id);
    } catch (error) {
      if (held.get(token) === entry) held.delete(token);
      if (!entry.isWithdrawn) deps.failed(token, troubleOf(error));
      else if (entry.id !== undefined) void close(entry.id);
      return;
    } finally {
      cancel();
      entry.isSending = false;
    }
    catchUp(token, entry);
  }

  function catchUp(token: string, entry: Held): void {
    if (entry.isStale && held.get(token) === entry) void send(token, entry);
  }

  const withdraw = async (token: string): Promise<void> => {
    const entry = held.get(token);
    if (!entry) return;
    held.delete(token);
    entry.isWithdrawn = true;
    if (!entry.isSending && entry.id !== undefined) await close(entry.id);
  };

  return {
    withdraw: (token) => void withdraw(token),
    onScreen: () => new Set(held.keys()),
    withdrawAll: async () => {
      await Promise.all([...held.keys()].map(withdraw));
    },
    show(token, note) {
      const known = held.get(token);
      if (known) {
        known.note = note;
        known.isStale = true;
        if (!known.isSending) void send(token, known);
        return;
      }
      const entry: Held = { note, isSending: false, isWithdrawn: false, isStale: false };
      held.set(token, entry);
      void send(token, entry);
    },
    look: async () => {
      try {
        const bus = await theLine();
        const isThere = await hasServer(bus);
        // The first request is not to wait for what can be asked now.
        if (isThere) await prepare();
        return { hasServer: isThere, doNotDisturb: isThere && (await isHushed(bus)) };
      } catch {
        return { hasServer: false, doNotDisturb: false };
      }
    },
  };
}
