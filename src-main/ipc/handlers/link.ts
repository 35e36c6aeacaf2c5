// Opens a link outside, after the agent has confirmed its host in the page.
import { ok, refused, type Handlers } from '../../../src-preload/contract';

/** `openExternal` of security/external-links: false when the address was refused. */
export const linkHandlers = (openExternal: (url: string) => Promise<boolean>): Handlers['link'] => ({
  open: async ({ url }) => ((await openExternal(url)) ? ok(null) : refused('bad-url')),
});
