// Items 2, 3, 4, 6, 8, 9, 10 and 11: what every window of the program is made with. Stated in full although most are
// Electron's defaults: a default can change, and a missing line is not seen in a review.
import type { WebPreferences } from 'electron';

/**
 * @param preload absolute path of the preload bundle
 * @param developer true in an unpackaged build only: allows the developer tools
 */
export const webPreferences = (preload: string, developer: boolean) =>
  ({
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    disableDialogs: true,
    plugins: false,
    // Off for the whole session until a dictionary is found on this computer. See spell-check.ts.
    spellcheck: true,
    devTools: developer,
    // A request must be heard before the agent has clicked anything.
    autoplayPolicy: 'no-user-gesture-required',
    // Not security: the page's scripts are cached compiled from the first start on.
    v8CacheOptions: 'bypassHeatCheck',
  }) satisfies WebPreferences;
