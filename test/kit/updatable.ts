// A program that updates itself, without packaging it: it believes that it was started out of a file, asks the test's own
// server, and puts the new file in the place of the old one. The new file says when it is started.
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { stageApp } from '../../scripts/launch/stage.mjs';
import { giveAway } from '../../scripts/launch/workspace.mjs';
import type { UpdateServer } from './update-server';

export interface Updatable {
  /** For `launchParley`. */
  env: Record<string, string>;
  /** What the program's file holds now. */
  image: () => string;
  /** How often the new version was started so far. */
  starts: () => number;
  /** Puts a version on the server whose file says when it is started. */
  publish: (version: string) => string;
  end: () => void;
}

/** Larger than one read of the network, so that there is progress to see. */
const FILLING = `# ${'x'.repeat(200_000)}\n`;
const OLD = '#!/bin/sh\n# the old version\n';

export function makeUpdatable(staged: ReturnType<typeof stageApp>, server: UpdateServer): Updatable {
  const folder = staged.ownedDir('installed');
  const file = join(folder, 'Parley.AppImage');
  const started = join(folder, 'started');
  writeFileSync(file, OLD);
  chmodSync(file, 0o755);
  giveAway(file);
  const config = join(staged.appDir, 'dev-app-update.yml');
  writeFileSync(config, `provider: generic\nurl: ${server.url}\npublicKeys: ${server.publicKeys}\n`);
  chmodSync(config, 0o644);
  return {
    env: { APPIMAGE: file, XDG_CACHE_HOME: staged.ownedDir('cache') },
    image: () => readFileSync(file, 'utf8'),
    starts: () => (existsSync(started) ? readFileSync(started, 'utf8').trim().split('\n').length : 0),
    publish(version) {
      const script = `#!/bin/sh\n# version ${version}\necho started >> '${started}'\n${FILLING}`;
      server.publish({ version, file: Buffer.from(script) });
      return script;
    },
    end: () => rmSync(config, { force: true }),
  };
}
