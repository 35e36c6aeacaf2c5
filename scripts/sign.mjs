// `npm run dist:sign`: signs a folder of artefacts that was put together from several systems. `npm run dist` signs its own.
import { join, resolve } from 'node:path';
import { runScript } from './launch/script.mjs';
import { SetupFailure } from './setup/failure.mjs';
import { projectRoot } from './setup/places.mjs';
import { say } from './setup/say.mjs';
import { findArtefacts } from './sign/artefacts.mjs';
import { finishArtefacts } from './sign/finish.mjs';
import { signingKey } from './sign/signing-key.mjs';

await runScript(async () => {
  const args = process.argv.slice(2);
  const unknown = args.find((word) => word.startsWith('-'));
  if (unknown !== undefined || args.length > 1) throw new SetupFailure('usage: npm run dist:sign -- [folder]');
  const folder = resolve(args[0] ?? join(projectRoot, 'dist'));
  const { artefacts, strangers } = findArtefacts(folder);
  if (artefacts.length === 0) throw new SetupFailure(`sign: there are no artefacts in ${folder}.`);
  if (strangers.length > 0) throw new SetupFailure(`sign: no artefacts of ours: ${strangers.join(', ')}`);
  const targets = artefacts.map((name) => name.split('.').at(-1) ?? '');
  // The sums are signed whatever is in the folder, so the key is needed as for a Linux release.
  const key = await signingKey({
    testBuild: false,
    platform: 'linux',
    targets: [...new Set(targets)],
    env: process.env,
  });
  for (const name of await finishArtefacts(folder, key)) say(`signed: ${name}`);
  return 0;
});
