// The whole protocol on one screen.
export * from './agent';
export * from './channel';
export * from './close-code';
export * from './commands';
export * from './decode';
export * from './error';
export * from './events';
export * from './frames';
export * from './interaction';
export * from './limits';
export * from './message';
export * from './participant';
export * from './policy';
export * from './reservation';
export * from './target';
export * from './wrap-up';
