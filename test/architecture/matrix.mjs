// The import matrix of the project: who may import whom, and which file alone may touch a dangerous module.
// One table; eslint.config.js and test/architecture/imports.test.ts both read it.

/**
 * What each zone may import: other zones (by folder), Node built-ins (`node`) and packages.
 * The first zone whose folder fits a file is that file's zone.
 */
export const ZONES = [
  { folder: 'src-protocol', zones: [], node: false, packages: ['zod'] },
  { folder: 'src-preload/contract', zones: [], node: false, packages: ['zod'] },
  { folder: 'src-preload', zones: ['src-preload/contract'], node: false, packages: ['electron'] },
  {
    folder: 'src-main/domain',
    zones: ['src-protocol', 'src-preload/contract'],
    node: false,
    packages: [],
  },
  {
    folder: 'src-main/session',
    zones: ['src-protocol'],
    node: true,
    packages: ['ws', 'https-proxy-agent', 'socks-proxy-agent'],
  },
  {
    folder: 'src-main/privacy',
    zones: ['src-protocol', 'src-preload/contract', 'src-main/domain'],
    node: false,
    packages: ['libphonenumber-js'],
  },
  {
    folder: 'src-main/desk',
    zones: ['src-protocol', 'src-preload/contract', 'src-main/domain', 'src-main/session', 'src-main/privacy'],
    node: true,
    packages: [],
  },
  {
    folder: 'src-main/updates',
    zones: ['src-main', 'src-preload/contract'],
    node: true,
    packages: ['electron-updater', 'zod'],
  },
  {
    folder: 'src-main/boot',
    zones: ['src-main', 'src-protocol', 'src-preload/contract'],
    node: true,
    packages: ['electron'],
  },
  {
    folder: 'src-main',
    zones: ['src-main', 'src-preload/contract', 'src-protocol', 'assets'],
    node: true,
    packages: ['electron', 'electron-store', 'i18next', 'zod'],
  },
  {
    folder: 'src-renderer',
    zones: ['src-preload/contract', 'assets'],
    node: false,
    packages: [
      'react',
      'react-dom',
      'react-redux',
      '@reduxjs/toolkit',
      'react-aria-components',
      'react-aria',
      'react-stately',
      '@internationalized',
      'i18next',
      'lucide-react',
      // The emoji picker of the composer.
      'frimousse',
      'virtua',
      '@fontsource-variable',
    ],
  },
  { folder: 'src-backend', zones: ['src-protocol'], node: true, packages: ['zod', 'ws', 'classic-level'] },
];

/** Folders under these do not import each other. */
export const ISLANDS = ['src-renderer/features'];

/** Nobody imports these folders but the file named. */
export const SEALED = [{ folder: 'src-main/boot', importers: ['src-main/index.ts'] }];

/** The sole importer of each danger: an import (module and name) or a global. */
export const CHOKES = [
  { file: 'src-main/ipc/registrar.ts', module: 'electron', name: 'ipcMain' },
  { file: 'src-main/ipc/outlet.ts', text: /\bwebContents\.send\(|\bwebContents\s*\.\s*send\b/ },
  { file: 'src-main/session/socket.ts', module: 'ws' },
  { file: 'src-backend/store/level-store.ts', module: 'classic-level' },
  { file: 'src-main/notify/present.ts', module: 'electron', name: 'Notification' },
  { file: 'src-main/security/external-links.ts', module: 'electron', name: 'shell' },
  { file: 'src-main/settings/user-store.ts', module: 'electron-store' },
  { file: 'src-main/settings/secrets.ts', module: 'electron', name: 'safeStorage' },
  { file: 'src-renderer/app/desk-client.ts', text: /\bwindow\.desk\b/ },
];

/** Globals a pure folder may not touch: clock, random and the host. */
export const PURE = {
  folders: ['src-protocol', 'src-preload/contract', 'src-main/domain'],
  text: /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bsetTimeout\(|\bsetInterval\(|\bprocess\.|\bperformance\.|\bcrypto\./,
};

/** Longest source file, in lines. */
export const MAX_LINES = 300;
/** Names that say nothing (DESIGN, names and sizes). */
export const EMPTY_NAMES = /(^|[-/])(utils?|helpers?|common|managers?|services?|misc)([-./]|$)/;
