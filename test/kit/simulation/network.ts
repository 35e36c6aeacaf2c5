// The network between the real session and the real backend, on virtual time. In order as TCP is, and as bad as a
// schedule wants it: frames get lost, doubled, damaged or late, lines are cut, go half-open, or live on for a while at
// one end when the other has a new one already.
import type { Random } from '../../../src-backend/random';
import type { Peer } from '../../../src-backend/session/connection';
import type { Hub } from '../../../src-backend/session/hub';
import type { SocketEnd, SocketEvents, SocketFactory } from '../../../src-main/session';
import type { VirtualTime } from './virtual-time';

/** Chances of one frame, 0 to 1, and delays, ms. */
export interface Weather {
  lose: number;
  double: number;
  damage: number;
  /** Cut in the middle of a frame. */
  cut: number;
  latency: readonly [number, number];
}

export const CALM: Weather = { lose: 0, double: 0, damage: 0, cut: 0, latency: [2, 40] };
type Way = 'up' | 'down';

export interface Host {
  owner: string;
  hub: Hub;
}

interface Link {
  readonly owner: string;
  /** One way or both let nothing through any more, without a word. */
  dark: Set<Way>;
  cut(): void;
  close(code: number): void;
  /** Her process has died: only the host can still be told. */
  abandon(): void;
  isOpen: boolean;
}

export class Network {
  weather: Weather = CALM;
  /** Undefined: nobody listens there. */
  host: Host | undefined;
  /** How many obstacles stand on the way to it. */
  obstacles = 0;
  frames = 0;
  readonly #links = new Set<Link>();

  constructor(
    readonly time: VirtualTime,
    readonly random: Random,
  ) {}

  get open(): Link[] {
    return [...this.#links].filter(({ isOpen }) => isOpen);
  }

  /** Sockets of one client; `owner` is whose computer it is. */
  socketsOf(owner: string): SocketFactory {
    return (_url, events) => this.#connect(owner, events);
  }

  #delay(): number {
    const [from, to] = this.weather.latency;
    return from + this.random.next() * (to - from);
  }

  #connect(owner: string, events: SocketEvents) {
    const { time, random } = this;
    /** When the last frame of each way arrives: nothing overtakes it. */
    const lastAt = { up: 0, down: 0 };
    let host: Host | undefined;
    let peer: Peer | undefined;
    let clientHeard = false;
    let hostHeard = false;

    const travel = (way: Way, run: () => void, extra = 0) => {
      const at = Math.max(lastAt[way], time.now + this.#delay() + extra);
      lastAt[way] = at;
      const to = way === 'up' ? (host?.owner ?? '') : owner;
      time.after(to, at - time.now, () => {
        if (!link.dark.has(way)) run();
      });
    };
    const tellClient = (end: SocketEnd) => {
      if (clientHeard) return;
      clientHeard = true;
      link.isOpen = false;
      if (hostHeard || peer === undefined) this.#links.delete(link);
      events.ended(end);
    };
    const tellHost = () => {
      if (hostHeard) return;
      hostHeard = true;
      link.isOpen = false;
      if (clientHeard) this.#links.delete(link);
      peer?.closed();
    };
    /** The rest of the way: whoever is not told finds out by silence. */
    const cut = () => {
      link.isOpen = false;
      travel('down', () => tellClient({ code: 1006, reason: '', failure: 'lost' }), random.next() * 1_500);
      travel('up', tellHost, random.next() * 4_000);
    };
    const link: Link = {
      owner,
      dark: new Set(),
      isOpen: true,
      cut,
      close: (code) => {
        travel('down', () => tellClient({ code, reason: '' }));
        travel('up', tellHost);
      },
      abandon: () => {
        clientHeard = true;
        link.isOpen = false;
        travel('up', tellHost, random.next() * 2_000);
      },
    };
    this.#links.add(link);

    const carry = (way: Way, text: string) => {
      if (!link.isOpen) return;
      this.frames += 1;
      const { lose, double, damage, cut: cutting } = this.weather;
      const arrive = (said: string) => {
        travel(way, () => {
          if (way === 'up') {
            if (!hostHeard) peer?.receive(said);
          } else if (!clientHeard) events.frame(said);
        });
      };
      const chance = random.next();
      if (chance < cutting) {
        cut();
        return;
      }
      if (chance < cutting + lose) return;
      // A damaged frame upward would be the client's fault in the server's eyes (4001); TCP and TLS do not deliver any.
      if (way === 'down' && chance < cutting + lose + damage) {
        arrive(text.slice(0, text.length / 2));
        return;
      }
      arrive(text);
      // A second hello is a fault of its own (4001), not of the network.
      if (chance > 1 - double && !text.startsWith('{"type":"hello"')) arrive(text);
    };

    time.after(owner, this.#delay(), () => {
      if (!link.isOpen) return;
      host = this.obstacles > 0 ? undefined : this.host;
      if (host === undefined) {
        tellClient({ code: 1006, reason: '', failure: 'unreachable', detail: 'ECONNREFUSED' });
        return;
      }
      peer = host.hub.connect({
        send: (text) => {
          carry('down', text);
        },
        close: (code, reason) => {
          travel('down', () => tellClient({ code, reason }));
          // A peer that does not answer the goodbye is cut.
          time.after(host?.owner ?? '', 1_000, tellHost);
        },
        terminate: () => {
          time.after(host?.owner ?? '', 1, tellHost);
          travel('down', () => tellClient({ code: 1006, reason: '', failure: 'lost' }));
        },
      });
      events.opened();
    });

    const leave = () => {
      // What it sent before is still on its way, and may arrive after the next connection has begun.
      if (peer !== undefined) travel('up', tellHost, random.next() * 3_000);
    };
    return {
      send: (text: string) => {
        carry('up', text);
      },
      close: (code: number) => {
        leave();
        // Until the closing handshake is done the old line still talks.
        time.after(owner, 200, () => tellClient({ code, reason: '' }));
      },
      terminate: () => {
        leave();
        tellClient({ code: 1006, reason: '', failure: 'lost' });
      },
    };
  }

  clientDied(owner: string): void {
    for (const link of this.#links) if (link.owner === owner) link.abandon();
  }

  /** The backend's process has died: its computer says so to whoever is connected. */
  hostDied(): void {
    for (const link of this.open) link.close(1006);
    this.host = undefined;
  }
}
