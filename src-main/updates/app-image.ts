// The AppImage of electron-updater, but for the replacement of the file: whole at every moment, under the same name (links
// and the entry for starting at login point to it), and not started to see whether it does.
import { AppImageUpdater } from 'electron-updater';
import { replaceFile } from './replace-file';

export class WholeAppImageUpdater extends AppImageUpdater {
  /** @throws what `replaceFile` throws, to electron-updater, which reports it; the old file is in its place then */
  protected override doInstall(): boolean {
    const { file, downloadedFileInfo } = this.downloadedUpdateHelper ?? {};
    // Set by the AppImage runtime.
    const image = process.env['APPIMAGE'];
    if (!file || !downloadedFileInfo || image === undefined) return false;
    replaceFile(file, image, downloadedFileInfo.sha512);
    return true;
  }
}
