// The desktop entry with which a Linux desktop starts the program at login. Pure.
// https://specifications.freedesktop.org/autostart-spec, https://specifications.freedesktop.org/desktop-entry-spec

/** One argument of an Exec line: quoted, with the characters escaped that are special inside quotes. */
const quoted = (argument: string) =>
  // A backslash is one more time escaped, because the whole line is a string of the entry.
  `"${argument
    .replaceAll('%', '%%')
    .replaceAll(/[\\"`$]/g, String.raw`\$&`)
    .replaceAll('\\', '\\\\')}"`;

/** @param command program and its arguments */
export const autostartEntry = (command: readonly string[]): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Parley',
    `Exec=${command.map(quoted).join(' ')}`,
    // By name: a file inside the archive, or inside a mounted AppImage, is nobody else's to read.
    'Icon=parley',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
