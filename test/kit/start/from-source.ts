// Starts the program of this checkout: real Electron with its sandbox on, driven through the inspector.
import { _electron, type ElectronApplication } from '@playwright/test';
import type { stageApp } from '../../../scripts/launch/stage.mjs';
import { startAgainOnCrash } from '../start-again';
import type { Started, StartRequest } from './started';

/**
 * The test tool may lose the answer of a call into the main process ("promise was garbage collected", seen right after a
 * start): the call was made, its answer did not come. Asked again, at most twice, for that reason only; the calls of the
 * specs may be made twice.
 */
function askAgainWhenLost(app: ElectronApplication): void {
  const evaluate = app.evaluate.bind(app) as (...args: unknown[]) => Promise<unknown>;
  const ask = async (args: unknown[], left: number): Promise<unknown> => {
    try {
      return await evaluate(...args);
    } catch (error) {
      if (left === 0 || !/garbage collected|was collected/.test(String(error))) throw error;
      return ask(args, left - 1);
    }
  };
  app.evaluate = ((...args: unknown[]) => ask(args, 2)) as ElectronApplication['evaluate'];
}

export async function startFromSource(staged: ReturnType<typeof stageApp>, request: StartRequest): Promise<Started> {
  const launch = async () => {
    const app = await _electron.launch({
      executablePath: staged.electronPath,
      chromiumSandbox: true,
      // The program's own theme, not one that the test tool forces.
      colorScheme: null,
      cwd: staged.appDir,
      env: { ...staged.env, ...request.env },
      ...(request.videos === undefined ? {} : { recordVideo: { dir: request.videos } }),
      args: [
        ...[staged.playwrightLoader, ...request.hooks].flatMap((hook) => ['-r', hook]),
        staged.appDir,
        `--user-data-dir=${request.userData}`,
        ...request.args,
      ],
    });
    app.on('window', request.seen);
    return app;
  };
  const { app, page } = await startAgainOnCrash(launch, (launched) => launched.firstWindow(), request.crashed);
  askAgainWhenLost(app);
  for (const one of app.windows()) request.seen(one);
  return { app, page, context: app.context(), process: app.process(), quit: () => app.close() };
}
