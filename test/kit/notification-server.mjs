// A small org.freedesktop.Notifications server on the session bus: takes what programs tell the desktop, and tells them
// what the person does with it. Behind the tests' inbox, and the desktop of the demo, which has no other.
import dbus from 'dbus-next';

const NAME = 'org.freedesktop.Notifications';
const CLOSED = { byPerson: 2, byProgram: 3 };

/**
 * @typedef {object} Told
 * @property {number} id
 * @property {string} appName
 * @property {string} icon path or name
 * @property {string} summary
 * @property {string} body
 * @property {string[]} actions
 */

/**
 * @param {object} on
 * @param {(told: Told) => void} on.told a notification is shown, or replaced where the id is known
 * @param {(id: number) => void} on.withdrawn the program takes it away
 * @param {readonly string[]} [on.capabilities]
 * @param {() => boolean} [on.isHushed] "do not disturb", as Plasma says it
 * @param {() => boolean} [on.isSilent] takes calls and never answers them
 * @returns {Promise<{ act: (id: number, action: string) => void, dismiss: (id: number) => void, stop: () => void }>}
 * @throws when another notification server owns the name on this bus
 */
export async function startNotificationServer({
  told,
  withdrawn,
  capabilities = ['actions', 'body', 'body-markup', 'persistence'],
  isHushed = () => false,
  isSilent = () => false,
}) {
  const bus = dbus.sessionBus();
  let last = 0;
  class Server extends dbus.interface.Interface {
    Notify(appName, replaces, icon, summary, body, actions) {
      const id = replaces || (last += 1);
      told({ id, appName, icon, summary, body, actions });
      return isSilent() ? new Promise(() => undefined) : id;
    }
    CloseNotification(id) {
      withdrawn(id);
      this.NotificationClosed(id, CLOSED.byProgram);
    }
    GetCapabilities() {
      return capabilities;
    }
    GetServerInformation() {
      return ['parley-test', 'test', '1.0', '1.2'];
    }
    get Inhibited() {
      return isHushed();
    }
    ActionInvoked(id, key) {
      return [id, key];
    }
    NotificationClosed(id, reason) {
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
    properties: { Inhibited: { signature: 'b', access: dbus.interface.ACCESS_READ } },
    signals: { ActionInvoked: { signature: 'us' }, NotificationClosed: { signature: 'uu' } },
  });
  const server = new Server(NAME);
  // First the object, then the name: who waits for the name may call at once.
  bus.export('/org/freedesktop/Notifications', server);
  const owner = await bus.requestName(NAME, 0);
  if (owner !== dbus.RequestNameReply.PRIMARY_OWNER) {
    bus.disconnect();
    throw new Error('another notification server owns the name');
  }
  return {
    act: (id, action) => server.ActionInvoked(id, action),
    dismiss: (id) => server.NotificationClosed(id, CLOSED.byPerson),
    stop: () => {
      bus.disconnect();
      // As a crash would: dbus-next goes on reading, and throws when it answers on the line it has just ended.
      /** @type {any} */ (bus)._connection.stream.destroy();
    },
  };
}
