// The desktop's notifications, owned by the test: reads what the program tells the desktop, word for word, and acts as
// the person who clicks or dismisses.
import { startNotificationServer } from './notification-server.mjs';

export interface Note {
  id: number;
  appName: string;
  icon: string;
  summary: string;
  body: string;
  actions: string[];
  /** False once closed by the program or by the person. */
  open: boolean;
}

export interface NotificationInbox {
  notes: Note[];
  /** How often the program has shown or replaced one. */
  told: () => number;
  click: (id: number, action?: string) => void;
  dismiss: (id: number) => void;
  /** "Do not disturb". */
  hush: (on: boolean) => void;
  /** Takes notifications and never answers. */
  silence: (on: boolean) => void;
  /** The server crashes: what it showed is gone. */
  stop: () => void;
  /** A new one comes. */
  restart: () => Promise<void>;
}

/** @throws when another notification server owns the name on this bus */
export async function startNotificationInbox(): Promise<NotificationInbox> {
  const notes: Note[] = [];
  let calls = 0;
  let isHushed = false;
  let isSilent = false;
  const close = (id: number) => {
    const note = notes.findLast((one) => one.id === id);
    if (note) note.open = false;
  };
  const start = () =>
    startNotificationServer({
      told: (told) => {
        calls += 1;
        const note = { ...told, open: true };
        const at = notes.findIndex(({ id, open }) => open && id === told.id);
        if (at < 0) notes.push(note);
        else notes[at] = note;
      },
      withdrawn: close,
      isHushed: () => isHushed,
      isSilent: () => isSilent,
    });
  let server = await start();
  return {
    notes,
    told: () => calls,
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
    hush: (on) => {
      isHushed = on;
    },
    silence: (on) => {
      isSilent = on;
    },
    stop: () => {
      for (const note of notes) note.open = false;
      server.stop();
    },
    restart: async () => {
      server = await start();
    },
  };
}
