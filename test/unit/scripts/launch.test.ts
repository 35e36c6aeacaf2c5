// How Electron is started: arguments, environment, wrapper, bus and display, as text.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findUser } from '../../../scripts/launch/agent-user.mjs';
import { handOverTokenFile, readStartArguments } from '../../../scripts/launch/client-arguments.mjs';
import { authorityFile, busConfig } from '../../../scripts/launch/desktop.mjs';
import { electronEnvironment } from '../../../scripts/launch/environment.mjs';
import { wrapperScript } from '../../../scripts/launch/stage.mjs';
import { workspaceHolder } from '../../../scripts/launch/workspace.mjs';

describe('npm start', () => {
  it('runs the client with an embedded backend that keeps what it holds', () => {
    const client = ['--embedded-backend', '--keep-backend'];
    expect(readStartArguments([], true)).toEqual({ demo: false, once: false, client });
  });

  it('leaves the backend to the arguments', () => {
    const args = ['--backend', 'wss://desk.example/agents', '--token-file', 'token'];
    expect(readStartArguments(args, true).client).toEqual(args);
    expect(readStartArguments(['--backend=wss://x'], true).client).toEqual(['--backend=wss://x']);
  });

  it('walks where there is no display, or when asked', () => {
    expect(readStartArguments([], false)).toEqual({ demo: true, once: false, client: ['--embedded-backend'] });
    expect(readStartArguments(['--once', '--lang=fr'], true)).toEqual({
      demo: true,
      once: true,
      client: ['--embedded-backend', '--lang=fr'],
    });
    expect(readStartArguments(['--demo'], true)).toMatchObject({ demo: true, once: false });
  });

  it('hands the token file over in both spellings', () => {
    const copy = (file: string): string => `/run/${file}`;
    expect(handOverTokenFile(['--token-file', 't', '--backend', 'b'], copy)).toEqual([
      '--token-file',
      '/run/t',
      '--backend',
      'b',
    ]);
    expect(handOverTokenFile(['--token-file=t'], copy)).toEqual(['--token-file=/run/t']);
  });
});

describe('the environment of Electron', () => {
  const env = {
    PATH: '/bin',
    LANG: 'sl_SI.UTF-8',
    DISPLAY: ':7',
    SECRET_TOKEN: 'x',
    NODE_OPTIONS: '--inspect',
    ELECTRON_RUN_AS_NODE: '1',
    XDG_CONFIG_HOME: '/root/.config',
    HOME: '/root',
  };

  it('holds no secrets of root', () => {
    expect(electronEnvironment(env, { user: 'agent', home: '/h', runtimeFolder: '/r' })).toEqual({
      PATH: '/bin',
      LANG: 'sl_SI.UTF-8',
      DISPLAY: ':7',
      HOME: '/h',
      XDG_RUNTIME_DIR: '/r',
      USER: 'agent',
      LOGNAME: 'agent',
    });
  });

  it('is our own for ourselves, but for what would change Electron', () => {
    const own = electronEnvironment(env, { user: null, home: null, runtimeFolder: null });
    expect(own).toMatchObject({ SECRET_TOKEN: 'x', HOME: '/root', XDG_CONFIG_HOME: '/root/.config' });
    expect(Object.keys(own)).not.toContain('NODE_OPTIONS');
    expect(Object.keys(own)).not.toContain('ELECTRON_RUN_AS_NODE');
  });

  it('keeps the configuration of a private home inside it', () => {
    const own = electronEnvironment(env, { user: null, home: '/h', runtimeFolder: null });
    expect(own['HOME']).toBe('/h');
    expect(Object.keys(own)).not.toContain('XDG_CONFIG_HOME');
  });
});

it.runIf(process.platform !== 'win32')(
  'the wrapper gives Electron the arguments as they are, but for the loader',
  () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "it's a wrapper ")));
    try {
      const script = join(folder, 'electron');
      mkdirSync(join(folder, 'bin'));
      // Stands in for setpriv: prints the folder and what comes after `--`.
      writeFileSync(
        join(folder, 'bin/setpriv'),
        '#!/bin/sh\npwd\nwhile [ "$1" != -- ]; do shift; done\nshift\nfor a do echo "<$a>"; done\n',
      );
      const parts = { uid: 7, gid: 8, appDir: folder, loader: `${folder}/loader.cjs`, binary: '/opt/electron' };
      writeFileSync(script, wrapperScript(parts));
      for (const path of [script, join(folder, 'bin/setpriv')]) chmodSync(path, 0o755);
      const loader = '/root/x/node_modules/playwright-core/lib/server/electron/loader.js';
      const output = execFileSync(script, ['-r', loader, '--flag=a b', '', '$HOME "q"', '.'], {
        env: { PATH: `${folder}/bin:/usr/bin:/bin` },
        encoding: 'utf8',
      });
      expect(output.trim().split('\n')).toEqual([
        folder,
        '</opt/electron>',
        '<-r>',
        `<${folder}/loader.cjs>`,
        '<--flag=a b>',
        '<>',
        '<$HOME "q">',
        '<.>',
      ]);
      expect(wrapperScript(parts)).toContain('--reuid=7 --regid=8 --clear-groups');
      expect(wrapperScript(parts)).not.toContain('no-sandbox');
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

it('finds a user by its whole name', () => {
  const passwd = 'root:x:0:0:root:/root:/bin/sh\nagent-two:x:5:6::/:/bin/false\nagent:x:999:998::/h:/bin/false\n';
  expect(findUser(passwd, 'agent')).toEqual({ name: 'agent', uid: 999, gid: 998 });
  expect(findUser(passwd, 'nobody')).toBeNull();
});

it('reads the process out of the name of a run folder', () => {
  expect(workspaceHolder('parley-run-12-3456.aBc')).toBe('12@3456');
  expect(workspaceHolder('parley-run-12.aBc')).toBe('12');
  expect(workspaceHolder('home')).toBeNull();
});

it('writes an X authority entry that fits any display', () => {
  const cookie = Buffer.alloc(16, 7);
  const entry = authorityFile(cookie);
  expect(entry.subarray(0, 6).toString('hex')).toBe('ffff00000000');
  expect(entry.subarray(6, 8).readUInt16BE()).toBe(18);
  expect(entry.subarray(8, 26).toString()).toBe('MIT-MAGIC-COOKIE-1');
  expect(entry.subarray(28)).toEqual(cookie);
});

it('the bus lets both users in, by their own credentials, and starts no services', () => {
  const config = busConfig('/run/x/bus');
  expect(config).toContain('<listen>unix:path=/run/x/bus</listen>');
  expect(config).toContain('<allow user="*"/>');
  expect(config).toContain('<auth>EXTERNAL</auth>');
  expect(config).not.toMatch(/servicedir|ANONYMOUS/);
});
