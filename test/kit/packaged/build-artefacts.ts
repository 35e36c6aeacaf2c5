// Global set-up of the packaged tests: builds the artefacts, unless these sources have been packaged before.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceStamp } from '../../../scripts/build/source-stamp.mjs';
import { buildDist } from '../../../scripts/packaging/build.mjs';
import { PACKAGED_TEST_NEEDS } from '../../../scripts/packaging/packaging-needs.mjs';
import { packageVersion } from '../../../scripts/packaging/order.mjs';
import { projectRoot } from '../../../scripts/setup/places.mjs';
import { provideNeeds } from '../../../scripts/setup/system-packages.mjs';
import { ARTEFACT_FOLDER, ARTEFACT_LIST, type Artefacts, type Build, type Target } from './artefacts';
import { UPDATE_ENVIRONMENT } from './update-key';

const OLDER = '0.0.9';
const TARGETS: readonly Target[] = ['deb', 'rpm', 'AppImage', 'tar.gz'];

/** Changes with the program and with the way it is packed. */
function packagingStamp(): string {
  const hash = createHash('sha256').update(sourceStamp(projectRoot));
  const folder = join(projectRoot, 'scripts/packaging');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  for (const path of [...names.map((name) => join(folder, name)), join(projectRoot, 'electron-builder.yml')])
    if (/\.\w+$/.test(path)) hash.update(readFileSync(path));
  return hash.digest('hex');
}

async function build(version: string, folder: string): Promise<Build> {
  const { out, artefacts } = await buildDist({ testBuild: true, version, out: folder, targets: [...TARGETS, 'dir'] });
  const pathOf = (target: string): string => {
    const path = artefacts.find((one) => one.target === target)?.path;
    if (path === undefined) throw new Error(`no ${target} was built`);
    return path;
  };
  const files = Object.fromEntries(TARGETS.map((target) => [target, pathOf(target)])) as Record<Target, string>;
  return { version, out, files, unpacked: pathOf('dir') };
}

export default async function buildArtefacts(): Promise<void> {
  await provideNeeds(PACKAGED_TEST_NEEDS);
  Object.assign(process.env, UPDATE_ENVIRONMENT);
  const stampFile = join(ARTEFACT_FOLDER, 'stamp');
  const stamp = packagingStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  rmSync(ARTEFACT_FOLDER, { recursive: true, force: true });
  mkdirSync(ARTEFACT_FOLDER, { recursive: true });
  const list: Artefacts = {
    current: await build(packageVersion(), join(ARTEFACT_FOLDER, 'current')),
    older: await build(OLDER, join(ARTEFACT_FOLDER, 'older')),
  };
  writeFileSync(ARTEFACT_LIST, JSON.stringify(list, null, 2));
  writeFileSync(stampFile, stamp);
}
