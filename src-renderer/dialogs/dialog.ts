// Every dialog there is, as data. The stack of open ones is pure state; the host draws the top one (exhaustive switch).
export type Dialog = { kind: 'settings' } | { kind: 'sign-out' };
