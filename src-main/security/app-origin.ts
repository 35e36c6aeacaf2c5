// The one origin the window ever shows (Electron's security checklist, item 18: no file://, a custom protocol instead).
// Everything that asks "is this ours?" asks here.
export const APP_SCHEME = 'app';
export const APP_ORIGIN = `${APP_SCHEME}://parley`;
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

/** True for every address under our origin, whatever the path. */
export function isAppUrl(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed?.protocol === `${APP_SCHEME}:` && parsed.host === 'parley' && parsed.username === '';
}

/** True for the page itself, with or without a fragment: the only document a frame may navigate to. */
export function isAppPage(url: string): boolean {
  return isAppUrl(url) && new URL(url).pathname === '/index.html' && new URL(url).search === '';
}
