// What has to be decided before the program is ready: the command line, one instance, the sandbox, the scheme.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, protocol } from 'electron';
import { APP_SCHEME_PRIVILEGES } from '../security/app-scheme';
import { BUNDLE_ID } from '../settings/policy/sources';
import { setMenu } from '../system/menu';
import { HEADLESS, readCommandLine, usage } from './command-line';
import { beginPolicy } from './policy-start';
import { runProgram } from './program';
import { print } from './standard-output';
import { readWayOut } from './way-out';

/** Exit codes: what a script that starts the program can tell apart. */
const BAD_COMMAND_LINE = 2;
const FAILED = 1;

function refuse(problem: string): void {
  process.stderr.write(`parley: ${problem}\n`);
  app.exit(BAD_COMMAND_LINE);
}

/** A process without a window, beside a running program: what Chromium keeps must not lie where that one has its own. */
function standApart(): string {
  const ownData = mkdtempSync(join(tmpdir(), 'parley-diagnose-'));
  app.setPath('sessionData', ownData);
  app.disableHardwareAcceleration();
  app.enableSandbox();
  return ownData;
}

/** @returns a promise while the answer to a switch is on its way; the program then ends by itself. */
export function start(argv: readonly string[]): Promise<void> | undefined {
  const read = readCommandLine(argv, {
    launched: process.defaultApp,
    exists: existsSync,
    packaged: app.isPackaged,
  });
  if (!read.ok) {
    refuse(read.problem);
    return undefined;
  }
  const { help = false, version = false } = read.options;
  if (help || version) {
    print(`${help ? usage() : `Parley ${app.getVersion()}`}\n`);
    app.exit(0);
    return undefined;
  }
  const policy = beginPolicy(read.options.policyFile);
  if (read.options.printPolicy === true)
    return import('./print-policy')
      .then(({ printPolicy }) => printPolicy(policy, app.getPath('userData'), app.getVersion()))
      .then((code) => {
        app.exit(code);
      });
  const way = readWayOut(read.options);
  if (!way.ok) {
    refuse(way.problem);
    return undefined;
  }
  if (read.options.diagnose === true) {
    const answered = import('./diagnose');
    if (process.platform === 'linux' && !argv.includes(HEADLESS))
      return answered
        .then(({ diagnoseApart }) => diagnoseApart(argv))
        .then((code) => {
          app.exit(code);
        });
    const ownData = standApart();
    // Not awaited by the entry: it needs Electron to be ready.
    answered
      .then(({ diagnose }) => diagnose(read.options, way.way, policy))
      .catch((error: unknown) => {
        process.stderr.write(`parley: could not check: ${error instanceof Error ? error.message : String(error)}\n`);
        return FAILED;
      })
      .then((code) => {
        rmSync(ownData, { recursive: true, force: true });
        app.exit(code);
      })
      .catch(() => {
        app.exit(FAILED);
      });
    return undefined;
  }
  // The first instance is told by Electron and shows its window.
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return undefined;
  }
  // Notifications and the taskbar know the program by the name that the installers gave its shortcut.
  if (process.platform === 'win32' && app.isPackaged) app.setAppUserModelId(BUNDLE_ID);
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([APP_SCHEME_PRIVILEGES]);
  setMenu(process.platform);
  runProgram(read.options, way.way, policy).catch((error: unknown) => {
    process.stderr.write(`parley: could not start: ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
    app.exit(FAILED);
  });
  return undefined;
}
