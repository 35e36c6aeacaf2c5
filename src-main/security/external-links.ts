// Item 15: the only way out to the system's browser. The caller has asked the agent about the host before; here the
// address is checked once more, because a handler of the operating system runs whatever it is given.
import { shell } from 'electron';

/** https only, a real host, no credentials in it, no control characters. */
export function isSafeExternal(url: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (url.length > 2_000 || /[\u0000-\u0020\u007f\\]/.test(url) || !URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  return protocol === 'https:' && hostname.includes('.') && username === '' && password === '';
}

/**
 * @returns false when the address was refused; nothing was opened then.
 */
export async function openExternal(url: string): Promise<boolean> {
  if (!isSafeExternal(url)) return false;
  await shell.openExternal(new URL(url).href);
  return true;
}
