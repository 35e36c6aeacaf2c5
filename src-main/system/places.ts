// Where the program's own files are, the same in a checkout and in an installed app.asar.
import { join } from 'node:path';

const ICON = 'assets/icons/256x256.png';

export const places = (appPath: string) => ({
  renderer: join(appPath, 'out/renderer'),
  preload: join(appPath, 'out/preload/index.cjs'),
  backend: join(appPath, 'out/main/backend.js'),
  icon: join(appPath, ICON),
  /** The same for other programs, which do not see into the archive (electron-builder.yml, asarUnpack). */
  iconForOthers: join(appPath.replace(/\.asar$/, '.asar.unpacked'), ICON),
  dictionary: (language: string) => join(appPath, 'out/dictionaries', `${language}.bdic.br`),
  /** @param name of the file, with its ending */
  tray: (name: string) => join(appPath, 'assets/tray', name),
});
