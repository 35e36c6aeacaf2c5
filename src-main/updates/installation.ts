// Whose the program's files are. Only what the program may replace by itself is updated by it; packages (deb, rpm, MSI),
// an unpacked archive and folders without write access belong to whoever installed them. Pure but for the looks given.
import { posix, win32 } from 'node:path';

export interface InstallationLooks {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  execPath: string;
  exists: (file: string) => boolean;
  /** The agent may write there. */
  isWritable: (path: string) => boolean;
}

export type Owner = 'program' | 'organisation';

const WAYS: Partial<Record<NodeJS.Platform, (looks: InstallationLooks) => boolean>> = {
  linux({ env, isWritable }) {
    // Set by the AppImage runtime. A deb or rpm is the package manager's: its way needs root, and an agent has no root.
    const image = env['APPIMAGE'];
    return image !== undefined && image !== '' && isWritable(image) && isWritable(posix.dirname(image));
  },
  win32({ env, execPath, exists }) {
    // The uninstaller beside it tells NSIS from MSI; the place tells a person's installation from the computer's.
    const folder = win32.dirname(execPath);
    const local = env['LOCALAPPDATA'];
    const isPersonal = local !== undefined && folder.toLowerCase().startsWith(`${local.toLowerCase()}\\`);
    return isPersonal && exists(`${folder}\\Uninstall Parley.exe`);
  },
  darwin({ execPath, isWritable }) {
    // …/Parley.app/Contents/MacOS/Parley. Run from the disk image or quarantined (translocated) it cannot be replaced.
    const bundle = posix.join(execPath, '..', '..', '..');
    const isMoved = bundle.startsWith('/Volumes/') || bundle.includes('/AppTranslocation/');
    return !isMoved && isWritable(bundle) && isWritable(posix.dirname(bundle));
  },
};

export function ownerOf(looks: InstallationLooks): Owner {
  return WAYS[looks.platform]?.(looks) === true ? 'program' : 'organisation';
}
