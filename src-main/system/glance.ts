// What tray, badge and window title say at one glance, from the desk's slices: the one source of all three. Pure.
import type { ConnectionPhase, DeskSlices, PresenceView } from '../../src-preload/contract';

/** Shape and colour of the tray icon, as in the window. */
export type Mark = 'available' | 'engaged' | 'idle' | 'rona' | 'offline';

export type GlanceSlices = Pick<DeskSlices, 'presence' | 'offers' | 'tasks' | 'connection'>;

/** `t('native:…')` and `t('presence:…')`. */
export type NativeWords = (key: string, params?: Record<string, string | number>) => string;

export interface Glance {
  mark: Mark;
  /** The agent's state, or why there is none, in words. */
  status: string;
  /** Contact requests she can still accept. */
  offers: number;
  /** Unread messages of all conversations. */
  unread: number;
  /** What waits for her in all: the number on the badge. */
  count: number;
  /** Title of the window. */
  title: string;
  /** Of the tray; also what a screen reader says of it. */
  tooltip: string;
  /** File of assets/tray, without ending. */
  icon: string;
}

const USABLE: readonly ConnectionPhase[] = ['live', 'degraded'];
/** Whether the line to the backend takes commands. */
export const isUsable = ({ phase }: DeskSlices['connection']): boolean => USABLE.includes(phase);

function markOf(presence: PresenceView | null, connection: DeskSlices['connection']): Mark {
  if (!presence || !isUsable(connection) || presence.state.kind === 'logged-out') return 'offline';
  if (presence.state.systemReason) return 'rona';
  return presence.engaged ? 'engaged' : presence.state.kind;
}

/** The same words as in the window: idle reasons carry the tenant's own names. */
function stateWords({ state, engaged }: PresenceView, t: NativeWords): string {
  if (state.kind === 'logged-out') return t('native:status.signed-out');
  if (state.systemReason) return t(`presence:system.${state.systemReason}`);
  if (engaged) return t('presence:engaged');
  return state.kind === 'available' ? t('presence:available') : state.label || t('presence:idle');
}

function statusOf({ presence, connection }: GlanceSlices, t: NativeWords): string {
  if (connection.phase === 'superseded') return t('native:status.superseded');
  if (presence && isUsable(connection)) return stateWords(presence, t);
  if (presence) return t('native:status.offline');
  return t(connection.phase === 'connecting' ? 'native:status.connecting' : 'native:status.signed-out');
}

export function glanceOf(slices: GlanceSlices, t: NativeWords): Glance {
  const mark = markOf(slices.presence, slices.connection);
  const status = statusOf(slices, t);
  const offers = slices.offers.filter(({ state }) => state === 'pending').length;
  const unread = slices.tasks.reduce((sum, task) => sum + task.unread, 0);
  const count = offers + unread;
  const parts = [
    status,
    ...(offers > 0 ? [t('native:offers', { count: offers })] : []),
    ...(unread > 0 ? [t('native:unread', { count: unread })] : []),
  ];
  return {
    mark,
    status,
    offers,
    unread,
    count,
    title: count > 0 ? t('native:titleCount', { number: count, status }) : t('native:title', { status }),
    tooltip: t('native:tooltip', { parts: parts.join(' · ') }),
    icon: offers > 0 ? `${mark}-offer` : mark,
  };
}

/** Windows has no badges. Name of the picture over the taskbar button for a count, without ending; undefined for none. */
export const overlayFor = (count: number): string | undefined =>
  count <= 0 ? undefined : `count-${count > 9 ? 'more' : String(count)}`;
