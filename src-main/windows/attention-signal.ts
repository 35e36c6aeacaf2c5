// What calls the agent's eye to the program without taking the focus: the taskbar's flash, the dock's bounce.
import { app, type BrowserWindow } from 'electron';
import type { AttentionSignal } from './attention';

export function attentionSignal(platform: NodeJS.Platform, window: () => BrowserWindow | undefined): AttentionSignal {
  if (platform !== 'darwin')
    return { start: () => window()?.flashFrame(true), stop: () => window()?.flashFrame(false) };
  let bounce: number | undefined;
  const stop = () => {
    if (bounce !== undefined) app.dock?.cancelBounce(bounce);
    bounce = undefined;
  };
  return {
    start() {
      stop();
      bounce = app.dock?.bounce('critical');
    },
    stop,
  };
}
