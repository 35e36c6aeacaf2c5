// What reaches a program that is running, or not quite yet: a second start, a link of macOS, a click on the dock. Kept
// until the desk can answer.
import type { App } from 'electron';
import { linkIn } from '../system/deep-link';

export interface Arrivals {
  /** From now on `open` is told of links; those that waited come first. */
  ready: (open: (link: string) => void) => void;
}

/**
 * Call before the program is ready: macOS tells of the link it was started with early on.
 * @param first the link of this start's own command line
 * @param bringForward somebody wants to see the window
 */
export function watchArrivals(app: App, first: string | undefined, bringForward: () => void): Arrivals {
  let waiting = first === undefined ? [] : [first];
  let open: (link: string) => void = (link) => waiting.push(link);
  app.on('second-instance', (_event, argv) => {
    bringForward();
    const link = linkIn(argv);
    if (link !== undefined) open(link);
  });
  app.on('open-url', (event, link) => {
    event.preventDefault();
    open(link);
  });
  app.on('activate', bringForward);
  return {
    ready(opener) {
      open = opener;
      const links = waiting;
      waiting = [];
      for (const link of links) opener(link);
    },
  };
}
