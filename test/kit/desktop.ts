// A desktop of its own for each worker of Playwright: the focus, the clipboard and the name of the notification server
// belong to the tests of one worker, so workers run side by side.
import { startDesktop } from '../../scripts/launch/desktop.mjs';

/** Starts it and makes it that of this process, hence of everything it starts. @returns its end */
export async function enterOwnDesktop(): Promise<() => Promise<void>> {
  const { env, stop } = await startDesktop({ display: true });
  Object.assign(process.env, env);
  return stop;
}
