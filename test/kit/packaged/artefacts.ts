// The artefacts that all packaged tests share: test builds of the version that is here and of an older one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../scripts/setup/places.mjs';

export type Target = 'deb' | 'rpm' | 'AppImage' | 'tar.gz';

export interface Build {
  version: string;
  /** Folder of the artefacts. */
  out: string;
  /** Path of each artefact. */
  files: Record<Target, string>;
  /** The program unpacked, as it lies in every artefact. */
  unpacked: string;
}

export interface Artefacts {
  current: Build;
  /** Same sources, lower version: what an upgrade starts from. */
  older: Build;
}

export const ARTEFACT_FOLDER = join(projectRoot, 'out/packaged');
export const ARTEFACT_LIST = join(ARTEFACT_FOLDER, 'artefacts.json');

/** What the global set-up has built; read-only for tests (copy what you change). */
export const artefacts = (): Artefacts => JSON.parse(readFileSync(ARTEFACT_LIST, 'utf8')) as Artefacts;
