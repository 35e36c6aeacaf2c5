// Starting with the agent's session: the system's login items on Windows and macOS, an autostart entry on Linux.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import { autostartEntry } from './autostart-entry';

export interface LoginStart {
  /** Makes it so; does nothing where it is so already. @throws when the system refuses */
  apply: (on: boolean) => void;
}

/** A file that is there while it is on. */
export function entryLoginStart(file: string, content: string): LoginStart {
  return {
    apply(on) {
      if (!on) {
        rmSync(file, { force: true });
        return;
      }
      if (existsSync(file) && readFileSync(file, 'utf8') === content) return;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    },
  };
}

export interface LoginStartDeps {
  platform: NodeJS.Platform;
  /** How this program was started: itself, and the app folder where a launcher did it. */
  command: readonly string[];
}

export function createLoginStart({ platform, command }: LoginStartDeps): LoginStart {
  if (platform === 'linux')
    return entryLoginStart(join(app.getPath('appData'), 'autostart', 'parley.desktop'), autostartEntry(command));
  const [path = process.execPath, ...args] = command;
  return {
    apply(on) {
      if (app.getLoginItemSettings({ path, args }).openAtLogin === on) return;
      app.setLoginItemSettings({ openAtLogin: on, path, args });
      if (app.getLoginItemSettings({ path, args }).openAtLogin !== on) throw new Error('login item refused');
    },
  };
}
