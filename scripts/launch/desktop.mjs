// A desktop for programs that have none: a virtual X server and a private D-Bus session bus, both open
// to the test runner (maybe root) and to the ordinary user that Electron runs as, and to nobody else.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupFailure } from '../setup/failure.mjs';
import { agentUser } from './agent-user.mjs';
import { giveAway, openWorkspace } from './workspace.mjs';

/**
 * @typedef {object} Desktop
 * @property {Record<string, string>} env what to add to the environment of the programs that use it
 * @property {() => Promise<void>} stop
 */

const SCREEN = '1280x800x24';
const START_MS = 15_000;

/** True when this process has a display that Electron, as the user it runs as, could use. */
export function hasDisplay(env = process.env) {
  if (process.platform !== 'linux') return true;
  return Boolean(env.DISPLAY) || (agentUser() === null && Boolean(env.WAYLAND_DISPLAY));
}

/**
 * An X authority entry for any display (family "wild"), so that no `xauth` program is needed.
 * @param {Buffer} cookie 16 bytes
 */
export function authorityFile(cookie) {
  const field = (/** @type {Buffer} */ value) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(value.length);
    return Buffer.concat([length, value]);
  };
  const empty = Buffer.alloc(0);
  return Buffer.concat([
    Buffer.from([0xff, 0xff]),
    field(empty),
    field(empty),
    field(Buffer.from('MIT-MAGIC-COOKIE-1')),
    field(cookie),
  ]);
}

/**
 * A bus that lets every local user in; the folder of its socket decides who gets that far. It starts
 * no services by itself: a notification daemon of the machine would take the name from a test's own.
 * @param {string} socket path
 */
export function busConfig(socket) {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/>
    <allow own="*"/>
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
  </policy>
</busconfig>
`;
}

/**
 * Starts a server of the desktop as the ordinary user, out of reach of the terminal's Ctrl-C, ending
 * with us at the latest; resolves with the first line it writes to `readyFd`.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {number} readyFd
 */
function startServer(command, args, readyFd) {
  const user = agentUser();
  const down = user === null ? [] : [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--inh-caps=-all'];
  const child = spawn('setpriv', [...down, '--pdeathsig=TERM', '--', command, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
    cwd: '/',
  });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    errors = (errors + text).slice(-2000);
  });
  const ready = new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ why) => reject(new SetupFailure(`${command} ${why}\n${errors.trim()}`));
    const timer = setTimeout(() => fail('did not start in time'), START_MS);
    const pipe = /** @type {import('node:stream').Readable} */ (child.stdio[readyFd]);
    let line = '';
    pipe.setEncoding('utf8').on('data', (text) => {
      line += text;
      if (!line.includes('\n')) return;
      clearTimeout(timer);
      resolve(line.trim());
    });
    child.once('error', (error) => fail(`could not be started: ${error.message}`));
    child.once('exit', () => {
      clearTimeout(timer);
      fail('ended while starting');
    });
  });
  const stop = () =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve(undefined);
      else {
        child.once('exit', resolve);
        child.kill('SIGTERM');
        setTimeout(() => child.kill('SIGKILL'), 3_000).unref();
      }
    });
  return { ready: /** @type {Promise<string>} */ (ready), stop };
}

/** @param {string} folder belongs to the ordinary user */
function startDisplay(folder) {
  const authority = join(folder, 'authority');
  writeFileSync(authority, authorityFile(randomBytes(16)), { mode: 0o600 });
  giveAway(authority);
  if (agentUser() !== null && !existsSync('/tmp/.X11-unix')) {
    mkdirSync('/tmp/.X11-unix');
    chmodSync('/tmp/.X11-unix', 0o1777);
  }
  const args = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset', '-auth', authority];
  const server = startServer('Xvfb', args, 3);
  return { server, env: async () => ({ DISPLAY: `:${await server.ready}`, XAUTHORITY: authority }) };
}

/** @param {string} folder belongs to the ordinary user */
function startBus(folder) {
  const config = join(folder, 'bus.conf');
  writeFileSync(config, busConfig(join(folder, 'bus')));
  giveAway(config);
  const server = startServer('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address=1'], 1);
  return { server, env: async () => ({ DBUS_SESSION_BUS_ADDRESS: await server.ready }) };
}

/**
 * @param {{ display: boolean }} options display: a virtual X server too, not only a bus
 * @returns {Promise<Desktop>} on other systems than Linux an empty one
 */
export async function startDesktop({ display }) {
  if (process.platform !== 'linux') return { env: {}, stop: () => Promise.resolve() };
  const workspace = openWorkspace();
  const folder = workspace.owned('desktop');
  const parts = [startBus(folder), ...(display ? [startDisplay(folder)] : [])];
  const stop = async () => {
    await Promise.all(parts.map(({ server }) => server.stop()));
    workspace.remove();
  };
  try {
    const envs = await Promise.all(parts.map((part) => part.env()));
    return { env: Object.assign({ NO_AT_BRIDGE: '1' }, ...envs), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
