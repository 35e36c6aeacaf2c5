// One way of having the program on a computer, for each kind of artefact: installed, upgraded, removed as a person or IT
// would do it. Packages go into a view of the machine, AppImage and archive into a folder of the agent.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { agentUser } from '../../../scripts/launch/agent-user.mjs';
import { giveAway, openWorkspace } from '../../../scripts/launch/workspace.mjs';
import type { Build, Target } from './artefacts';
import { openMachineView, type MachineView } from './machine-view';

export interface Installation {
  /** Installs, or upgrades what is there. */
  install: (build: Build) => Promise<void>;
  /** The program's file. */
  program: () => string;
  /** The command line that starts something as the agent where the program is installed. */
  asAgent: (command: string, ...args: string[]) => string[];
  /** As root where the program is installed. @returns its output; only of a deb or rpm */
  asRoot: MachineView['run'];
  remove: () => Promise<void>;
  /** What the removal has left, apart from the agent's home and what package systems keep for themselves. */
  leftovers: () => Promise<string[]>;
  close: () => Promise<void>;
}

/** Books that package systems keep, and caches that they make anew of what is installed. */
const BOOKS =
  /^\/(var\/(lib\/(dpkg|rpm|systemd\/catalog)|log|cache)|etc\/ld\.so\.cache|usr\/share\/(applications\/mimeinfo|icons\/hicolor\/icon-theme)\.cache)/;

/** dpkg takes an empty /opt away with the last package in it: it is nobody's. */
const NOBODYS = '/opt';

async function fromPackage(target: 'deb' | 'rpm'): Promise<Installation> {
  const view = await openMachineView();
  const rpm = ['--dbpath=/var/lib/rpm', '--force-debian'];
  return {
    async install({ files }) {
      if (target === 'deb') await view.run('dpkg', '--install', files.deb);
      // Its dependencies are those of another distribution: the libraries are this one's.
      else await view.run('rpm', ...rpm, '--upgrade', '--nodeps', files.rpm);
    },
    program: () => '/opt/Parley/parley',
    asAgent: view.asAgent,
    asRoot: view.run,
    async remove() {
      if (target === 'deb') await view.run('dpkg', '--purge', 'parley');
      else await view.run('rpm', ...rpm, '--erase', 'parley');
    },
    async leftovers() {
      return (await view.changes()).filter((path) => path !== NOBODYS && !BOOKS.test(path));
    },
    close: view.close,
  };
}

/** AppImage and archive are files in a folder. */
function fromFile(target: 'AppImage' | 'tar.gz'): Installation {
  const workspace = openWorkspace();
  const folder = workspace.owned('applications');
  const user = agentUser();
  const down = user
    ? [
        'setpriv',
        `--reuid=${String(user.uid)}`,
        `--regid=${String(user.gid)}`,
        '--clear-groups',
        '--inh-caps=-all',
        '--',
      ]
    : [];
  const place = join(folder, target === 'AppImage' ? 'Parley.AppImage' : 'Parley');
  return {
    install({ files }) {
      rmSync(place, { recursive: true, force: true });
      if (target === 'AppImage') {
        copyFileSync(files.AppImage, place);
        giveAway(place);
      } else {
        mkdirSync(place);
        execFileSync('tar', ['-xzf', files['tar.gz'], '-C', place, '--strip-components=1', '--no-same-owner']);
      }
      return Promise.resolve();
    },
    program: () => (target === 'AppImage' ? place : join(place, 'parley')),
    asAgent: (command, ...args) => [...down, command, ...args],
    asRoot: () => Promise.reject(new Error(`a ${target} changes nothing of the system`)),
    remove() {
      rmSync(place, { recursive: true });
      return Promise.resolve();
    },
    leftovers: () => Promise.resolve(existsSync(folder) ? readdirSync(folder) : []),
    close() {
      workspace.remove();
      return Promise.resolve();
    },
  };
}

export const openInstallation = (target: Target): Promise<Installation> =>
  target === 'deb' || target === 'rpm' ? fromPackage(target) : Promise.resolve(fromFile(target));
