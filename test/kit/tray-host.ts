// A panel with a tray, owned by the test: takes what the program puts there (StatusNotifierItem) and acts on it as the
// person does who clicks it or chooses from its menu (com.canonical.dbusmenu).
import dbus from 'dbus-next';
import { expect } from '@playwright/test';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';

export interface TrayRow {
  id: number;
  label: string;
  enabled: boolean;
  /** Undefined for one that cannot be checked. */
  checked?: boolean;
}

export interface TrayHost {
  /** What hovering shows. */
  tooltip: () => Promise<string>;
  /** The picture, as one string: equal for equal pictures. */
  picture: () => Promise<string>;
  rows: () => Promise<TrayRow[]>;
  click: () => Promise<void>;
  choose: (label: string) => Promise<void>;
  stop: () => void;
}

type Properties = Record<string, { value: unknown }>;
type Layout = [id: number, properties: Properties, children: { value: Layout }[]];

/** @throws when another panel owns the name on this bus */
export async function startTrayHost(): Promise<TrayHost> {
  const bus = dbus.sessionBus();
  const items: string[] = [];
  class Watcher extends dbus.interface.Interface {
    RegisterStatusNotifierItem(service: string): void {
      items.push(service);
      this.StatusNotifierItemRegistered(service);
    }
    RegisterStatusNotifierHost(): void {
      this.StatusNotifierHostRegistered();
    }
    get RegisteredStatusNotifierItems(): string[] {
      return items;
    }
    get IsStatusNotifierHostRegistered(): boolean {
      return true;
    }
    get ProtocolVersion(): number {
      return 0;
    }
    StatusNotifierItemRegistered(service: string): string {
      return service;
    }
    StatusNotifierHostRegistered(): void {
      // A signal without a value.
    }
  }
  const read = dbus.interface.ACCESS_READ;
  Watcher.configureMembers({
    methods: {
      RegisterStatusNotifierItem: { inSignature: 's', outSignature: '' },
      RegisterStatusNotifierHost: { inSignature: 's', outSignature: '' },
    },
    properties: {
      RegisteredStatusNotifierItems: { signature: 'as', access: read },
      IsStatusNotifierHostRegistered: { signature: 'b', access: read },
      ProtocolVersion: { signature: 'i', access: read },
    },
    signals: {
      StatusNotifierItemRegistered: { signature: 's' },
      StatusNotifierHostRegistered: { signature: '' },
    },
  });
  const owner = await bus.requestName(WATCHER, 0);
  if (owner !== dbus.RequestNameReply.PRIMARY_OWNER) throw new Error('another panel owns the name');
  bus.export('/StatusNotifierWatcher', new Watcher(WATCHER));

  /** The item describes itself only by properties, so that every call names everything. */
  const call = async (path: string, face: string, member: string, signature: string, body: unknown[]) => {
    const destination = (items.at(-1) ?? '').split('/')[0] ?? '';
    const reply = await bus.call(new dbus.Message({ destination, path, interface: face, member, signature, body }));
    return reply?.body ?? [];
  };
  const itemPath = async () => {
    await expect.poll(() => items.length, { timeout: 15_000 }).toBeGreaterThan(0);
    const service = items.at(-1) ?? '';
    return service.includes('/') ? service.slice(service.indexOf('/')) : '/StatusNotifierItem';
  };
  const properties = async () =>
    (await call(await itemPath(), 'org.freedesktop.DBus.Properties', 'GetAll', 's', [ITEM]))[0] as Properties;
  const rows = async () => {
    const path = String((await properties())['Menu']?.value);
    const [, layout] = (await call(path, MENU, 'GetLayout', 'iias', [0, -1, []])) as [number, Layout];
    return layout[2].flatMap(({ value: [id, row] }): TrayRow[] => {
      const label = row['label']?.value;
      if (typeof label !== 'string') return [];
      const checkable = row['toggle-type'] !== undefined;
      return [
        {
          id,
          label,
          enabled: row['enabled']?.value !== false,
          ...(checkable ? { checked: row['toggle-state']?.value === 1 } : {}),
        },
      ];
    });
  };
  return {
    rows,
    tooltip: async () => String(((await properties())['ToolTip']?.value as unknown[])[2]),
    picture: async () => JSON.stringify((await properties())['IconPixmap']?.value),
    click: async () => {
      await call(await itemPath(), ITEM, 'Activate', 'ii', [0, 0]);
    },
    async choose(label) {
      const row = (await rows()).find((one) => one.label === label);
      if (!row) throw new Error(`the tray has no ${label}`);
      const path = String((await properties())['Menu']?.value);
      await call(path, MENU, 'Event', 'isvu', [row.id, 'clicked', new dbus.Variant('s', ''), 0]);
    },
    stop: () => bus.disconnect(),
  };
}
