// A view of this machine in which packages are really installed, by the system's own tools and with their scripts, and
// nothing of it reaches the machine: an overlay over the whole file system in a mount namespace, gone with the test.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AGENT_FOLDER, agentUser } from '../../../scripts/launch/agent-user.mjs';
import { openWorkspace } from '../../../scripts/launch/workspace.mjs';
import { ARTEFACT_FOLDER } from './artefacts';

export interface MachineView {
  /** Runs a command as root in the view. @returns its output @throws with its output when it fails */
  run: (command: string, ...args: string[]) => Promise<string>;
  /** What to start so that a command runs in the view, by the ordinary user that Electron runs as. */
  asAgent: (command: string, ...args: string[]) => string[];
  /** Paths that differ from the machine, sorted. */
  changes: () => Promise<string[]>;
  close: () => Promise<void>;
}

const SCRIPT = join(import.meta.dirname, 'machine-view.sh');
const exec = promisify(execFile);

/** @throws where we are not root: then nothing can be installed without leaving traces. */
export async function openMachineView(): Promise<MachineView> {
  const user = agentUser();
  if (user === null)
    throw new Error('Installing packages needs root, also in a view of the machine: run this test as root.');
  const workspace = openWorkspace();
  const base = workspace.owned('view');
  const child = spawn('unshare', ['--mount', '--propagation=private', SCRIPT, base, AGENT_FOLDER, ARTEFACT_FOLDER], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ready = await Promise.race([once(child.stdout, 'data').then(() => true), ended.then(() => false)]);
  if (!ready) throw new Error(`there is no view of the machine: ${said}`);
  const enter = ['nsenter', `--target=${String(child.pid)}`, '--mount', '--'];
  const run = async (command: string, ...args: string[]) => {
    const [program = '', ...all] = [...enter, command, ...args];
    try {
      const { stdout, stderr } = await exec(program, all, {
        env: { ...process.env, LC_ALL: 'C.UTF-8', DEBIAN_FRONTEND: 'noninteractive' },
        maxBuffer: 1 << 26,
      });
      return stdout + stderr;
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
    }
  };
  const { uid, gid } = user;
  const down = [`--reuid=${String(uid)}`, `--regid=${String(gid)}`, '--clear-groups', '--inh-caps=-all'];
  return {
    run,
    asAgent: (command, ...args) => [...enter, 'setpriv', ...down, '--', command, ...args],
    changes: async () => {
      const found = await run('find', '/mnt/changes', '-mindepth', '1', '-printf', '%y %P\\n');
      const entries = found.split('\n').filter(Boolean);
      // A folder that the machine has too is there because of what is in it.
      const changed = entries.filter((entry) => !(entry.startsWith('d ') && existsSync(`/${entry.slice(2)}`)));
      return changed.map((entry) => `/${entry.slice(2)}`).sort();
    },
    close: async () => {
      child.stdin.end();
      await ended;
      workspace.remove();
    },
  };
}
