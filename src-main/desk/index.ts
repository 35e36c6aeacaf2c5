// The public surface of the desk: the one writer.
export { createDesk } from './create-desk';
export type { DeskAlert, OfferEnd } from './alert';
export type { Desk, DeskChange, OwnSlices } from './desk';
export type { DeskDeps, SaveFile, SignInPorts, SignInRules, TokenStore } from './ports';
