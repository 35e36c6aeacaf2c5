// A real org.freedesktop.Notifications server on the session bus, owned by the test: reads what the program tells the
// desktop, word for word, and acts as the person who clicks or dismisses.
import dbus from 'dbus-next';

export interface Note {
  id: number;
  appName: string;
  summary: string;
  body: string;
  actions: string[];
  /** False once closed by the program or by the person. */
  open: boolean;
}

export interface NotificationInbox {
  notes: Note[];
  click: (id: number, action?: string) => void;
  dismiss: (id: number) => void;
  stop: () => void;
}

const CAPABILITIES = ['actions', 'body', 'body-markup', 'persistence'];

/** @throws when another notification server owns the name on this bus */
export async function startNotificationInbox(): Promise<NotificationInbox> {
  const bus = dbus.sessionBus();
  const notes: Note[] = [];
  class Server extends dbus.interface.Interface {
    Notify(
      appName: string,
      replaces: number,
      _icon: string,
      summary: string,
      body: string,
      actions: string[],
      _hints: unknown,
      _timeout: number,
    ): number {
      const id = replaces || notes.length + 1;
      const note = { id, appName, summary, body, actions, open: true };
      const at = notes.findIndex((one) => one.id === id);
      if (at < 0) notes.push(note);
      else notes[at] = note;
      return id;
    }
    CloseNotification(id: number): void {
      close(id);
      this.NotificationClosed(id, 3);
    }
    GetCapabilities(): string[] {
      return CAPABILITIES;
    }
    GetServerInformation(): string[] {
      return ['parley-test', 'test', '1.0', '1.2'];
    }
    ActionInvoked(id: number, key: string): unknown[] {
      return [id, key];
    }
    NotificationClosed(id: number, reason: number): unknown[] {
      return [id, reason];
    }
  }
  Server.configureMembers({
    methods: {
      Notify: { inSignature: 'susssasa{sv}i', outSignature: 'u' },
      CloseNotification: { inSignature: 'u', outSignature: '' },
      GetCapabilities: { inSignature: '', outSignature: 'as' },
      GetServerInformation: { inSignature: '', outSignature: 'ssss' },
    },
    signals: { ActionInvoked: { signature: 'us' }, NotificationClosed: { signature: 'uu' } },
  });
  const close = (id: number) => {
    const note = notes.find((one) => one.id === id);
    if (note) note.open = false;
  };
  const server = new Server('org.freedesktop.Notifications');
  const owner = await bus.requestName('org.freedesktop.Notifications', 0);
  if (owner !== dbus.RequestNameReply.PRIMARY_OWNER) throw new Error('another notification server owns the name');
  bus.export('/org/freedesktop/Notifications', server);
  return {
    notes,
    // As the servers of real desktops do: what was acted on is put away.
    click: (id, action = 'default') => {
      server.ActionInvoked(id, action);
      close(id);
      server.NotificationClosed(id, 2);
    },
    dismiss: (id) => {
      close(id);
      server.NotificationClosed(id, 2);
    },
    stop: () => {
      bus.disconnect();
    },
  };
}
