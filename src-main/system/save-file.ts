// Asks where a customer's file goes and writes it there. Nothing is opened or run; on Windows the file is marked as coming
// from elsewhere, so that what opens it later takes care (macOS does so by the program's own quarantine setting).
import { writeFile } from 'node:fs/promises';
import { dialog, type BrowserWindow } from 'electron';

const FROM_ELSEWHERE = '[ZoneTransfer]\r\nZoneId=3\r\n';

/** @returns `failed`: it could not be written there. */
export async function saveFile(
  window: BrowserWindow | undefined,
  name: string,
  bytes: Uint8Array,
  platform: NodeJS.Platform,
): Promise<'saved' | 'canceled' | 'failed'> {
  const options = { defaultPath: name };
  const chosen = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  if (chosen.canceled || chosen.filePath === '') return 'canceled';
  try {
    await writeFile(chosen.filePath, bytes);
    // Best effort: file systems without streams have no place for the mark.
    if (platform === 'win32')
      await writeFile(`${chosen.filePath}:Zone.Identifier`, FROM_ELSEWHERE).catch(() => undefined);
    return 'saved';
  } catch {
    return 'failed';
  }
}
