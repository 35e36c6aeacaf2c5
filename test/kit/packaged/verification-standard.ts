// What the packaged tests verify against: this checkout, and whom the test trusts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../scripts/setup/places.mjs';
import { declaredElectron } from '../../../scripts/setup/runtime.mjs';
import { statedFuses } from '../../../scripts/verify/checks/fuses.mjs';
import type { verifyFolder } from '../../../scripts/verify/folder.mjs';
import { artefacts } from './artefacts';

type Standard = Parameters<typeof verifyFolder>[1];

/** Sizes are not compared: that is the command's, which packs an empty app for it. */
export const verificationStandard = (trust: Partial<Standard['trust']>): Standard => ({
  testBuild: true,
  version: artefacts().current.version,
  declared: declaredElectron(),
  fuses: statedFuses(readFileSync(join(projectRoot, 'electron-builder.yml'), 'utf8')),
  buildPaths: [projectRoot],
  trust: { key: null, windows: {}, ...trust },
  emptySizes: new Map(),
});
