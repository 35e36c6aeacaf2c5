// Item 18: the page comes from app://, a standard and secure scheme of our own, never from file://.
import type { CustomScheme } from 'electron';
import { APP_SCHEME } from './app-origin';

/** For `protocol.registerSchemesAsPrivileged`, before `ready`. No service workers, no CSP bypass, no cross-origin use. */
export const APP_SCHEME_PRIVILEGES: CustomScheme = {
  scheme: APP_SCHEME,
  privileges: {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    codeCache: true,
    bypassCSP: false,
    allowServiceWorkers: false,
    corsEnabled: false,
    stream: false,
  },
};
