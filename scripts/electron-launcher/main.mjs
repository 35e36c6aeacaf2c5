// Starts an app folder: `electron [-r hook]... [--flags] <folder or file> [arguments]`. Electron's own
// releases carry such a launcher (default_app.asar); the repacked runtime has none, so this one is
// packed into it. Development only; what agents install contains the app itself.
import { app } from 'electron';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @param {readonly string[]} args */
function readArguments(args) {
  const hooks = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i];
    if (arg === '-r' || arg === '--require') hooks.push(args[++i]);
    else if (arg === '-v' || arg === '--version') {
      console.log(`v${process.versions.electron}`);
      process.exit(0);
    } else if (!arg.startsWith('-')) return { hooks, target: resolve(arg) };
  }
  return { hooks, target: null };
}

const { hooks, target } = readArguments(process.argv.slice(1));
if (target === null || !existsSync(target)) {
  console.error(`usage: electron [--flags] <app folder>${target ? `; there is no ${target}` : ''}`);
  process.exit(1);
}
const require = createRequire(import.meta.url);
for (const hook of hooks) require(hook);
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });

let entry = target;
let folder = dirname(target);
if (statSync(target).isDirectory()) {
  folder = target;
  const manifest = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'));
  if (manifest.version) app.setVersion(manifest.version);
  app.setName(manifest.productName ?? manifest.name ?? 'electron');
  app.setDesktopName(manifest.desktopName ?? `${app.getName()}.desktop`);
  entry = join(target, manifest.main ?? 'index.js');
}
app.setAppPath(folder);
try {
  // The app decides what it waits for; awaiting `ready` here would keep it from ever coming.
  await import(pathToFileURL(entry).href);
} catch (error) {
  console.error('the app threw while loading:', error);
  process.exit(1);
}
