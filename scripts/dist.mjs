// `npm run dist`: the installers of this platform, into dist/. docs/packaging.md says what each holds.
import { buildDist } from './packaging/build.mjs';
import { USAGE, readOrder } from './packaging/order.mjs';
import { runScript } from './launch/script.mjs';
import { say } from './setup/say.mjs';

await runScript(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    say(USAGE);
    return 0;
  }
  const order = readOrder(args);
  const { artefacts, version, electron } = await buildDist(order);
  const kind = order.testBuild ? 'TEST BUILD, not to be handed out' : 'release';
  say(`dist: Parley ${version} on Electron ${electron}, ${kind}`);
  for (const { path } of artefacts) say(`  ${path}`);
  return 0;
});
