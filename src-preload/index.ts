// The preload script: a sandboxed CJS bundle that only exposes the bridge.
import { contextBridge, ipcRenderer } from 'electron';
import { makeDesk } from './bridge';

contextBridge.exposeInMainWorld(
  'desk',
  makeDesk({
    invoke: (channel, argument) => ipcRenderer.invoke(channel, argument),
    on: (channel, listener) => {
      const forward = (_event: unknown, payload: unknown) => {
        listener(payload);
      };
      ipcRenderer.on(channel, forward);
      // Braces on purpose: returning ipcRenderer would hand it to the page.
      return () => {
        ipcRenderer.removeListener(channel, forward);
      };
    },
  }),
);
