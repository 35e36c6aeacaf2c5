// Makes a fresh checkout ready: Node version, npm packages, Electron runtime, system libraries.
// `npm start` and `npm test` run it first; when nothing is missing it says so in one line.
// Only syntax that old Node versions understand is used here, so that they get a clear message.
import { nodeVersionProblem } from './setup/node-version.mjs';

const problem = nodeVersionProblem(process.version);
if (problem !== null) {
  process.stderr.write(problem + '\n');
  process.exit(1);
}
import('./setup/steps.mjs')
  .then((steps) => steps.runSetup(process.argv.slice(2)))
  .catch((error) => {
    process.stderr.write('setup: ' + (error.expected ? error.message : (error.stack ?? error)) + '\n');
    process.exitCode = 1;
  });
