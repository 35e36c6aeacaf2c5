// What packaging on Linux needs from the system, beyond what running and testing need.

/** @typedef {import('../setup/system-packages.mjs').Need} Need */

/** What desktop entries are checked with. @type {Need} */
export const DESKTOP_ENTRY_CHECK = {
  command: 'desktop-file-validate',
  apt: ['desktop-file-utils'],
  dnf: 'desktop-file-utils',
  pacman: 'desktop-file-utils',
};

/** @type {Record<string, readonly Need[]>} by target of electron-builder; for its own tools see stand-ins.mjs */
export const TARGET_NEEDS = {
  rpm: [{ command: 'rpmbuild', apt: ['rpm'], dnf: 'rpm-build', pacman: 'rpm-tools' }],
};

/** @type {Record<string, readonly Need[]>} by target, where the stand-ins of stand-ins.mjs build it */
export const STAND_IN_NEEDS = {
  'tar.gz': [{ command: '7za', apt: ['p7zip-full'], dnf: 'p7zip', pacman: 'p7zip' }],
  deb: [{ command: 'dpkg-deb', apt: ['dpkg'], dnf: 'dpkg', pacman: 'dpkg' }],
  AppImage: [
    { command: 'mksquashfs', apt: ['squashfs-tools'], dnf: 'squashfs-tools', pacman: 'squashfs-tools' },
    DESKTOP_ENTRY_CHECK,
    { command: 'gcc', apt: ['gcc'], dnf: 'gcc', pacman: 'gcc' },
    { file: '/usr/include/stdio.h', apt: ['libc6-dev'], dnf: 'glibc-static', pacman: 'glibc' },
    {
      file: '/usr/include/squashfuse/squashfuse.h',
      apt: ['libsquashfuse-dev'],
      dnf: 'squashfuse-devel',
      pacman: 'squashfuse',
    },
    { file: '/usr/include/zlib.h', apt: ['zlib1g-dev'], dnf: 'zlib-static', pacman: 'zlib' },
    { file: '/usr/include/zstd.h', apt: ['libzstd-dev'], dnf: 'libzstd-static', pacman: 'zstd' },
    { file: '/usr/include/lzma.h', apt: ['liblzma-dev'], dnf: 'xz-static', pacman: 'xz' },
    { file: '/usr/include/lz4.h', apt: ['liblz4-dev'], dnf: 'lz4-static', pacman: 'lz4' },
    { file: '/usr/include/lzo/lzo1x.h', apt: ['liblzo2-dev'], dnf: 'lzo-devel', pacman: 'lzo' },
  ],
};

/** @type {readonly Need[]} what looks at installed packages in tests as desktops do */
export const PACKAGED_TEST_NEEDS = [
  { command: 'gio', apt: ['libglib2.0-bin'], dnf: 'glib2', pacman: 'glib2' },
  DESKTOP_ENTRY_CHECK,
  { command: 'appstreamcli', apt: ['appstream'], dnf: 'appstream', pacman: 'appstream' },
];
