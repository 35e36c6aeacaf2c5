// The Linux artefacts. The program is packed once; each target gets a copy of its own, because electron-builder writes into
// it what belongs to one target only (how it updates, its AppArmor profile), and the AppImage needs our own AppRun.
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../setup/places.mjs';
import { linkTree } from '../setup/runtime-store.mjs';
import { provideNeeds } from '../setup/system-packages.mjs';
import { writeIntegrityList } from '../sign/beside.mjs';
import { runElectronBuilder } from './electron-builder.mjs';
import { STAND_IN_NEEDS, TARGET_NEEDS } from './packaging-needs.mjs';
import { standIns } from './stand-ins.mjs';
import { UPDATE_FILE, writeUpdateFile } from './update-file.mjs';

/** @typedef {{ target: string, path: string }} Artefact path: a file, for `dir` a folder */

const APP_RUN = join(projectRoot, 'assets/packaging/linux/AppRun');

/** @param {readonly string[]} targets @param {boolean} testBuild */
export async function provideLinuxTools(targets, testBuild) {
  await provideNeeds(
    targets.flatMap((target) => [
      ...(TARGET_NEEDS[target] ?? []),
      ...(testBuild ? (STAND_IN_NEEDS[target] ?? []) : []),
    ]),
  );
}

/**
 * @param {import('./order.mjs').DistOrder} order
 * @param {Record<string, string>} config of this run
 * @returns {Promise<Artefact[]>}
 */
export async function packageLinux(order, config) {
  const work = join(order.out, '.work');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  await runElectronBuilder('packing the program', {
    targets: ['dir'],
    config: { ...config, 'directories.output': work },
  });
  const packed = join(work, 'linux-unpacked');
  writeIntegrityList(work, order.out, { name: 'parley', version: order.version });
  /** @type {Artefact[]} */
  const artefacts = [];
  /** @type {string[]} */
  const updateFiles = [];
  for (const target of order.targets) {
    if (target === 'dir') continue;
    const folder = join(work, target);
    const copy = join(work, `${target}-unpacked`);
    linkTree(packed, copy);
    if (target === 'AppImage') copyFileSync(APP_RUN, join(copy, 'AppRun'));
    await runElectronBuilder(`making the ${target}`, {
      targets: [target],
      prepackaged: copy,
      config: { ...config, 'directories.output': folder },
      env: order.testBuild ? standIns(target, process.env) : {},
    });
    for (const name of readdirSync(folder)) {
      if (name === UPDATE_FILE) updateFiles.push(readFileSync(join(folder, name), 'utf8'));
      else if (name.endsWith(`.${target}`)) {
        renameSync(join(folder, name), join(order.out, name));
        artefacts.push({ target, path: join(order.out, name) });
      }
    }
  }
  writeUpdateFile(join(order.out, UPDATE_FILE), updateFiles);
  if (order.targets.includes('dir')) {
    const path = join(order.out, 'linux-unpacked');
    if (existsSync(path)) rmSync(path, { recursive: true });
    renameSync(packed, path);
    artefacts.push({ target: 'dir', path });
  }
  rmSync(work, { recursive: true, force: true });
  return artefacts;
}
