// `npm run dist:verify`: looks at every artefact of a folder before it is published. docs/releasing.md says at what.
import { join } from 'node:path';
import { runScript } from './launch/script.mjs';
import { projectRoot } from './setup/places.mjs';
import { say } from './setup/say.mjs';
import { provideNeeds } from './setup/system-packages.mjs';
import { findArtefacts } from './sign/artefacts.mjs';
import { toolNeeds } from './sign/tool-needs.mjs';
import { isVerified, report } from './verify/findings.mjs';
import { verifyFolder } from './verify/folder.mjs';
import { USAGE, readVerifyOrder } from './verify/order.mjs';
import { standardFor } from './verify/standard.mjs';

await runScript(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    say(USAGE);
    return 0;
  }
  const order = readVerifyOrder(args, join(projectRoot, 'dist'));
  const endings = findArtefacts(order.folder).artefacts.map((name) => name.split('.').at(-1) ?? '');
  await provideNeeds(toolNeeds(process.platform, endings, { verify: true }));
  const standard = await standardFor(order, process.env);
  const findings = await verifyFolder(order.folder, standard, (name) => say(`verify: ${name} …`));
  const good = isVerified(findings, order);
  say(`\n${report(findings)}\n`);
  const kind = order.testBuild ? 'test build' : 'release';
  say(good ? `verify: ${kind} ${standard.version} verified` : `verify: ${kind} ${standard.version} NOT verified`);
  return good ? 0 : 1;
});
