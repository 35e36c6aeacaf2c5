// Makes this program the one that opens `parley://` links. Only an installed one: a checkout would register Electron.
import { app } from 'electron';
import { LINK_SCHEME } from './deep-link';

/** @returns whether links reach this program */
export const claimLinks = (): boolean =>
  !app.isPackaged || app.isDefaultProtocolClient(LINK_SCHEME) || app.setAsDefaultProtocolClient(LINK_SCHEME);
