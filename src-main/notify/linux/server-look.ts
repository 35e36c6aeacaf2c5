// Looks at the notification server of a Linux desktop: is one there, what can it show, does it hide what it gets.
import { DBUS, type SessionBus } from './session-bus';

export const NOTIFICATIONS = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
};

/** Where desktops say that notifications are kept from the screen: Plasma, dunst. GNOME does not say it on the bus. */
const DO_NOT_DISTURB = [
  ['org.freedesktop.Notifications', 'Inhibited'],
  ['org.dunstproject.cmd0', 'paused'],
] as const;

const LOOK_MS = 2_000;

/** A server is running, or the desktop starts one when it is needed. @throws BusFailure */
export async function hasServer(bus: SessionBus): Promise<boolean> {
  const { destination: name } = NOTIFICATIONS;
  const asked = { ...DBUS, signature: 's', body: [name] };
  const running = await bus.call({ ...asked, member: 'NameHasOwner' }, LOOK_MS);
  if (running.body[0] === true) return true;
  const startable = await bus.call({ ...DBUS, member: 'ListActivatableNames' }, LOOK_MS);
  return (startable.body[0] as string[]).includes(name);
}

/** False where the desktop does not say. */
export async function isHushed(bus: SessionBus): Promise<boolean> {
  for (const body of DO_NOT_DISTURB) {
    const call = { ...NOTIFICATIONS, interface: 'org.freedesktop.DBus.Properties', member: 'Get' };
    const answer = await bus.call({ ...call, signature: 'ss', body }, LOOK_MS).catch(() => undefined);
    if (typeof answer?.body[0] === 'boolean') return answer.body[0];
  }
  return false;
}
