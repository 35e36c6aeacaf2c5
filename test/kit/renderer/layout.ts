// jsdom lays nothing out, and a windowed list shows only what has a size: this gives every element one. The scroller is
// tall, a row is 40 px.
const HEIGHT = { scroller: 2_000, row: 40 };
const WIDTH = 600;

class SizedObserver implements ResizeObserver {
  private readonly watched = new Set<Element>();
  constructor(private readonly callback: ResizeObserverCallback) {}
  observe(target: Element): void {
    this.watched.add(target);
    queueMicrotask(() => {
      if (!this.watched.has(target)) return;
      const height = target.classList.contains('transcript-scroller') ? HEIGHT.scroller : HEIGHT.row;
      const contentRect = { width: WIDTH, height } as DOMRectReadOnly;
      this.callback([{ target, contentRect } as unknown as ResizeObserverEntry], this);
    });
  }
  unobserve(target: Element): void {
    this.watched.delete(target);
  }
  disconnect(): void {
    this.watched.clear();
  }
}

/** Call once in a test file that shows a transcript. */
export function giveLayout(): void {
  window.ResizeObserver = SizedObserver;
  Object.defineProperty(HTMLElement.prototype, 'offsetParent', { configurable: true, get: () => document.body });
  Object.defineProperty(HTMLElement.prototype, 'scrollTo', { configurable: true, value: () => undefined });
}
