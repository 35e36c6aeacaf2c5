// Starts the real program for a test: real Electron with its sandbox on, its own userData, a real routing backend on a
// free port, a real notification server. A console error, a CSP report, a security warning, a page error or an error in
// the program's log fails the test. For testers: docs/testing.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { stageApp } from '../../scripts/launch/stage.mjs';
import { giveAway } from '../../scripts/launch/workspace.mjs';
import { CLOCK_HOOK, createClocks } from './clock/clock';
import { watchPage } from './complaints';
import { enterOwnDesktop } from './desktop';
import { beginEvidence, videoFolder } from './evidence';
import { KEYRING_HOOK, startKeyring } from './keyring';
import { startNotificationInbox, type NotificationInbox } from './notification-inbox';
import { createParley, type LaunchOptions, type Parley } from './parley';
import { createPolicyFile } from './policy-file';
import { readProgramLog } from './program-log';
import { checkedArtefact, startFromArtefact } from './start/from-artefact';
import { startFromSource } from './start/from-source';
import { startTestBackend, type TestBackend, type TestBackendOptions } from './verbs/backend';

interface Fixtures {
  /** Path of a packaged program to test instead of the checkout's; `PARLEY_ARTEFACT` by default. */
  artefact: string;
  backendOptions: TestBackendOptions;
  backend: TestBackend;
  inbox: NotificationInbox;
  /** A real key store on this worker's desktop, for as long as the test runs. */
  keyring: undefined;
  launchParley: (options?: LaunchOptions) => Promise<Parley>;
  parley: Parley;
}

/** The program where Electron's user can read it, see scripts/launch/stage. */
export type Staged = ReturnType<typeof stageApp>;

/** A profile whose window opens at this size. */
function profileOf({ userData, size }: LaunchOptions, staged: Staged): string {
  if (userData !== undefined) return userData;
  const folder = staged.ownedDir('user-data');
  if (size === undefined) return folder;
  const file = join(folder, 'settings.json');
  writeFileSync(file, JSON.stringify({ window: { x: 0, y: 0, ...size, maximized: false } }));
  giveAway(file);
  return folder;
}

export const test = base.extend<Fixtures, { ownDesktop: undefined; staged: Staged }>({
  ownDesktop: [
    // Playwright reads the names out of the braces, so they stand there even where none is needed.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const leave = await enterOwnDesktop();
      await use(undefined);
      await leave();
    },
    { scope: 'worker' },
  ],
  staged: [
    async ({ ownDesktop: _first }, use) => {
      const staged = stageApp();
      await use(staged);
      staged.dispose();
    },
    { scope: 'worker' },
  ],
  artefact: [process.env['PARLEY_ARTEFACT'] ?? '', { option: true }],
  backendOptions: [{}, { option: true }],
  backend: async ({ backendOptions }, use) => {
    const backend = await startTestBackend(backendOptions);
    await use(backend);
    await backend.stop();
  },
  inbox: async ({ ownDesktop: _first }, use) => {
    const inbox = await startNotificationInbox();
    await use(inbox);
    inbox.stop();
  },
  keyring: async ({ staged }, use) => {
    const stop = await startKeyring(staged.ownedDir('keyring'), staged.ownedDir('keyring-run'));
    await use(undefined);
    await stop();
  },
  launchParley: async ({ backend: shared, inbox, staged, artefact: named }, use, info) => {
    // Up before the program looks for a notification server.
    expect(inbox.notes).toEqual([]);
    const binary = checkedArtefact(named);
    const clocks = createClocks(shared.time);
    const started: Parley[] = [];
    const ends: (() => Promise<void> | void)[] = [];
    await use(async (options = {}) => {
      const { locale = 'en', scenario } = options;
      const backend = scenario === undefined ? shared : await startTestBackend({ scenario, time: shared.time });
      if (backend !== shared) ends.push(() => backend.stop());
      const who = backend.agents.find(({ agentId }) => agentId === options.agent) ?? backend.agents[0];
      const tokenFile = join(info.outputPath(), 'token');
      mkdirSync(info.outputPath(), { recursive: true });
      writeFileSync(tokenFile, who?.token ?? '');
      const userData = profileOf(options, staged);
      const log = readProgramLog(userData);
      const policy = createPolicyFile(binary === undefined ? staged.ownedDir('policy') : undefined);
      ends.push(policy.dispose);
      if (options.policy !== undefined) policy.set(options.policy);
      const problems: string[] = [];
      const request = {
        userData,
        args: [
          `--lang=${locale}`,
          ...(options.signIn === false ? [] : ['--backend', backend.url, '--token-file', staged.handOver(tokenFile)]),
          ...(options.policy === undefined ? [] : policy.args),
          ...(options.args ?? []),
        ],
        env: { ...(options.clock ? clocks.env() : {}), ...options.env },
        hooks: [...(options.keyStore ? [KEYRING_HOOK] : []), ...(options.clock ? [CLOCK_HOOK] : [])].map(
          staged.handOver,
        ),
        videos: videoFolder(info),
        seen: (page: Parameters<typeof watchPage>[0]) => {
          watchPage(page, problems);
        },
        crashed: (signal: string) => {
          info.annotations.push({ type: 'start-crash', description: signal });
          process.stderr.write(`kit: the runtime ended with ${signal} before its first window\n`);
        },
      };
      const running =
        binary === undefined
          ? await startFromSource(staged, request)
          : await startFromArtefact(binary, staged, request);
      const { app, page } = running;
      const parley = createParley({
        started: running,
        info,
        name: `parley-${String(started.length + 1)}`,
        locale,
        agent: who?.agentId ?? 'all',
        backend,
        policy,
        clock: options.clock && app !== undefined ? await clocks.join({ app, page }) : undefined,
        userData,
        log,
        problems,
      });
      started.push(parley);
      await beginEvidence(running.context, info);
      return parley;
    });
    for (const parley of started) await parley.close();
    for (const end of ends.reverse()) await end();
    const problems = started.flatMap((parley) => [
      ...parley.problems,
      ...parley.log.errors().map((entry) => `log ${JSON.stringify(entry)}`),
    ]);
    if (problems.length > 0) throw new Error(`the program complained:\n${problems.join('\n')}`);
  },
  parley: async ({ launchParley }, use) => {
    await use(await launchParley());
  },
});

export { expect };
export type { CDPSession, Locator, Page } from '@playwright/test';
export type { DeskSlices, Language } from '../../src-preload/contract';
export type { LaunchOptions, Parley } from './parley';
export type { Offered, TestBackend } from './verbs/backend';
export type { Customer, CustomerDetails } from './verbs/customer';
