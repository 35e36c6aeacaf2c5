// Stand-ins for Electron's contents and session that remember what a guard hangs on them, so that a test can set it off.
import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';

/** An event whose default can be prevented. */
export function preventable<T extends object>(fields: T) {
  const event = { ...fields, prevented: false, preventDefault: () => void (event.prevented = true) };
  return event;
}

export function fakeContents() {
  const emitter = new EventEmitter();
  let opener: ((details: { url: string }) => { action: string }) | undefined;
  return {
    emitter,
    contents: Object.assign(emitter, {
      setWindowOpenHandler: (handler: typeof opener) => (opener = handler),
    }) as unknown as WebContents,
    open: (url: string) => opener?.({ url }),
  };
}

/** Every `setX(handler)` and `webRequest.onX(handler)` of the session is kept under its name. */
export function fakeSession() {
  const emitter = new EventEmitter();
  const set = new Map<string, (...args: never[]) => unknown>();
  const keep = (name: string) => (value: (...args: never[]) => unknown) => void set.set(name, value);
  const session = new Proxy(emitter, {
    get: (target, name) => {
      if (name === 'webRequest') return new Proxy({}, { get: (_none, hook) => keep(`webRequest.${String(hook)}`) });
      if (typeof name === 'string' && name.startsWith('set') && name !== 'setMaxListeners') return keep(name);
      return Reflect.get(target, name) as unknown;
    },
  }) as unknown as Session;
  return { emitter, session, set };
}

export function collectedReports() {
  const reports: string[] = [];
  return {
    reports,
    report: (what: string, url?: string) => void reports.push(url === undefined ? what : `${what} ${url}`),
  };
}
