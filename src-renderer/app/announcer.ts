// Speaks to screen readers: two live regions outside the app's tree, so that they exist before there is anything to say
// and stay audible while a dialog hides the rest.
export type Urgency = 'polite' | 'assertive';

const CLEAR_AFTER_MS = 7_000;
const regions = new Map<Urgency, HTMLElement>();

function region(urgency: Urgency): HTMLElement {
  const known = regions.get(urgency);
  if (known?.isConnected) return known;
  const element = document.createElement('div');
  element.setAttribute('aria-live', urgency);
  element.setAttribute('role', urgency === 'assertive' ? 'alert' : 'status');
  (document.getElementById('announcer') ?? document.body).append(element);
  regions.set(urgency, element);
  return element;
}

/** Says a sentence once. Each is an element of its own: the same words twice in a row are both spoken. */
export function announce(text: string, urgency: Urgency = 'polite'): void {
  const line = document.createElement('p');
  line.textContent = text;
  region(urgency).append(line);
  setTimeout(() => {
    line.remove();
  }, CLEAR_AFTER_MS);
}

/** Takes back what stands in the live regions. */
export function hush(): void {
  for (const element of regions.values()) element.replaceChildren();
}

/** Call once at start: a live region must stand in the page before its first change. */
export function prepareAnnouncer(): void {
  region('polite');
  region('assertive');
}
