// The desktop's notifications, owned by the test: reads what the program tells the desktop, word for word, and acts as
// the person who clicks or dismisses.
import { startNotificationServer } from './notification-server.mjs';

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

/** @throws when another notification server owns the name on this bus */
export async function startNotificationInbox(): Promise<NotificationInbox> {
  const notes: Note[] = [];
  const close = (id: number) => {
    const note = notes.find((one) => one.id === id);
    if (note) note.open = false;
  };
  const server = await startNotificationServer({
    told: (told) => {
      const note = { ...told, open: true };
      const at = notes.findIndex(({ id }) => id === told.id);
      if (at < 0) notes.push(note);
      else notes[at] = note;
    },
    withdrawn: close,
  });
  return {
    notes,
    // As the servers of real desktops do: what was acted on is put away.
    click: (id, action = 'default') => {
      server.act(id, action);
      close(id);
      server.dismiss(id);
    },
    dismiss: (id) => {
      close(id);
      server.dismiss(id);
    },
    stop: server.stop,
  };
}
