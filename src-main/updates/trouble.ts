// What goes wrong with an update, as a code: the words are the renderer's, and the log gets the code only.
import type { UpdateFailure } from '../../src-preload/contract/update';
import { socketFailure } from '../session/socket-failure';

/** Foreseen. `detail`: a status or an error code, never an address. */
export class UpdateTrouble extends Error {
  constructor(
    readonly code: UpdateFailure,
    readonly detail?: string,
  ) {
    super(code);
    this.name = 'UpdateTrouble';
  }
}

const DISK: Readonly<Record<string, UpdateFailure>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'disk-refused',
  EPERM: 'disk-refused',
  EROFS: 'disk-refused',
  EIO: 'disk-refused',
  // Names of electron-updater.
  ERR_UPDATER_INVALID_SIGNATURE: 'wrong-signature',
  ERR_CHECKSUM_MISMATCH: 'wrong-file',
  ERR_UPDATER_INVALID_VERSION: 'broken-feed',
  ERR_UPDATER_INVALID_UPDATE_INFO: 'broken-feed',
  ERR_UPDATER_NO_FILES_PROVIDED: 'broken-feed',
  ERR_UPDATER_ZIP_FILE_NOT_FOUND: 'broken-feed',
};

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Of a connection that did not come about or broke. */
export function netTrouble(error: unknown): UpdateTrouble {
  if (error instanceof UpdateTrouble) return error;
  const { failure, detail } = socketFailure(error, false);
  const isCertificate = failure === 'certificate' || failure === 'tls';
  return new UpdateTrouble(isCertificate ? 'certificate' : 'unreachable', detail);
}

/** Of anything thrown on the way; what nobody has foreseen is `internal`. */
export function troubleOf(error: unknown): UpdateTrouble {
  if (error instanceof UpdateTrouble) return error;
  const code = codeOf(error);
  const known = DISK[code];
  return new UpdateTrouble(known ?? 'internal', code === '' ? undefined : code);
}
