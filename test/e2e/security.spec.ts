// What only a running Electron can show: that the rules of src-main/security hold against a page that was taken over.
// Each test does in the page what an attacker would do there. The kit fails a test for every console error; here they
// are the proof, so they are looked at and then taken out.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test, type Parley } from '../kit/launch';

const PAGE = 'app://parley/index.html';

/** The complaints so far, which the test expects; the kit sees only later ones. */
const expected = (parley: Parley) => parley.problems.splice(0).join('\n');

test('the page has the desk and nothing of Node or Electron', async ({ parley }) => {
  const found = await parley.page.evaluate(() => {
    const names = [
      'require',
      'process',
      'module',
      'exports',
      'Buffer',
      'global',
      '__dirname',
      'electron',
      'ipcRenderer',
    ];
    return names.filter((name) => name in window);
  });
  expect(found).toEqual([]);
  const desk = await parley.page.evaluate(() => Object.keys((window as unknown as { desk: object }).desk));
  expect(desk.sort()).toEqual([
    'alert',
    'attachment',
    'cannedReply',
    'conference',
    'diagnostics',
    'link',
    'message',
    'notice',
    'offer',
    'presence',
    'program',
    'session',
    'settings',
    'snapshot',
    'subscribe',
    'target',
    'task',
    'transcript',
    'transfer',
    'update',
    'view',
    'wrapUp',
  ]);
  // What the bridge hands over cannot be changed by the page for itself or for main.
  const frozen = await parley.page.evaluate(() => {
    const { desk: own } = window as unknown as { desk: { session: Record<string, unknown> } };
    try {
      own.session['signOut'] = 1;
    } catch {
      // Refused, as it should be.
    }
    return typeof own.session['signOut'];
  });
  expect(frozen).toBe('function');
});

test('the sandbox is really on', async ({ parley }) => {
  test.skip(process.platform !== 'linux', 'read from /proc');
  const pid = await parley.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  expect(status).toMatch(/^Seccomp:\t2$/m);
  expect(status).toMatch(/^NoNewPrivs:\t1$/m);
  // Every process of this start, by its user data folder on the command line.
  const commands = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')];
      } catch {
        // Ended meanwhile.
        return [];
      }
    })
    .filter((line) => line.includes(parley.userData) && line.includes('--type='));
  expect(commands.length).toBeGreaterThan(1);
  expect(commands.filter((line) => line.includes('--no-sandbox'))).toEqual([]);
});

test('the program does not start without its sandbox, or with a switch it does not know', ({ staged }) => {
  const run = (...args: string[]) => {
    try {
      execFileSync(staged.electronPath, [staged.appDir, `--user-data-dir=${staged.ownedDir('user-data')}`, ...args], {
        env: staged.env,
        cwd: staged.appDir,
        stdio: 'pipe',
        timeout: 20_000,
      });
      return 'started';
    } catch (error) {
      const { status, stderr } = error as { status: number; stderr: Buffer };
      return `${String(status)} ${String(/^parley: .*/m.exec(stderr.toString())?.[0])}`;
    }
  };
  expect(run('--no-sandbox')).toBe('2 parley: Parley does not run without its sandbox: leave out --no-sandbox.');
  expect(run('--embeded-backend')).toMatch(/^2 parley: There is no switch --embeded-backend\./);
  expect(run('--seed', 'seven')).toMatch(/^2 parley: --seed needs a whole number/);
});

test('inline script, event handlers and eval do not run', async ({ parley }) => {
  const outcomes = await parley.page.evaluate(async () => {
    // From a timer: what a test driver evaluates itself may use eval, whatever the policy says.
    const attempt = (name: string, run: (mark: string) => unknown) =>
      new Promise<string>((done) => {
        setTimeout(() => {
          try {
            run(`window.hacked = (window.hacked ?? '') + '${name} '`);
            done(`${name}: no error`);
          } catch (error) {
            done(`${name}: ${(error as Error).name}`);
          }
        });
      });
    const results = [
      await attempt('script', (mark) => {
        const script = document.createElement('script');
        script.textContent = mark;
        document.body.append(script);
      }),
      await attempt('html', (mark) => {
        document.body.insertAdjacentHTML('beforeend', `<img src="x" onerror="${mark}">`);
      }),
      await attempt('handler', (mark) => {
        const button = document.createElement('button');
        button.setAttribute('onclick', mark);
        document.body.append(button);
        button.click();
        button.remove();
      }),
      await attempt('eval', (mark) => window.eval(mark)),
      // eslint-disable-next-line @typescript-eslint/no-implied-eval -- what is to be refused
      await attempt('timer', (mark) => window.setTimeout(mark)),
      await attempt('link', (mark) => {
        const link = document.createElement('a');
        link.href = `javascript:${mark}`;
        document.body.append(link);
        link.click();
        link.remove();
      }),
    ];
    // Whatever was put off has run after two turns of the event loop.
    await attempt('last', () => undefined);
    await attempt('last', () => undefined);
    return { results, hacked: (window as unknown as { hacked?: string }).hacked };
  });
  expect(outcomes.hacked).toBeUndefined();
  expect(outcomes.results.filter((outcome) => /^(script|html|eval): no error/.test(outcome))).toEqual([]);
  expect(expected(parley)).toMatch(/TrustedScript|TrustedHTML|Content Security Policy/);
});

test('nothing is asked of any other host', async ({ parley }) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('x');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  try {
    const failed = await parley.page.evaluate(async (to) => {
      const image = new Image();
      const shown = new Promise((done) => {
        image.onload = () => done('loaded');
        image.onerror = () => done('refused');
      });
      image.src = `http://${to}/image`;
      const fetched = fetch(`http://${to}/fetch`).then(
        () => 'loaded',
        () => 'refused',
      );
      const socket = new Promise((done) => {
        try {
          const line = new WebSocket(`ws://${to}/socket`);
          line.onopen = () => done('loaded');
          line.onerror = () => done('refused');
        } catch {
          done('refused');
        }
      });
      const sheet = document.createElement('link');
      sheet.rel = 'stylesheet';
      sheet.href = `http://${to}/sheet`;
      document.head.append(sheet);
      navigator.sendBeacon(`http://${to}/beacon`, 'x');
      return Promise.all([shown, fetched, socket]);
    }, host);
    expect(failed).toEqual(['refused', 'refused', 'refused']);
    // The session refuses as well, where no content policy applies: a request that main makes through it.
    const main = await parley.app.evaluate(
      ({ session }, to) =>
        session.defaultSession.fetch(`http://${to}/main`).then(
          () => 'loaded',
          (error: unknown) => String(error),
        ),
      host,
    );
    expect(main).toContain('ERR_BLOCKED_BY_CLIENT');
    expect(asked).toEqual([]);
  } finally {
    server.close();
  }
  expect(expected(parley)).toContain('Content Security Policy');
});

test('the scheme of the page reads nothing but the page', async ({ parley }) => {
  const read = (paths: string[]) =>
    parley.app.evaluate(
      ({ session }, list) =>
        Promise.all(
          list.map((path) =>
            session.defaultSession.fetch(`app://parley/${path}`).then(
              async (answer) => `${String(answer.status)} ${(await answer.text()).slice(0, 15)}`,
              () => 'refused',
            ),
          ),
        ),
      paths,
    );
  expect(await read(['index.html'])).toEqual(['200 <!doctype html>']);
  const outside = [
    '../main/index.js',
    '..%2fmain/index.js',
    '%2e%2e/main/index.js',
    '..%2f..%2fpackage.json',
    'none.js',
    '',
  ];
  expect(await read(outside)).toEqual(outside.map(() => 'refused'));
});

test('the window stays on its page', async ({ parley }) => {
  for (const to of [
    'https://example.org/',
    'file:///etc/passwd',
    'data:text/html,x',
    'app://parley/none.html',
    'app://evil/',
  ]) {
    await parley.page.evaluate((url) => {
      location.href = url;
    }, to);
  }
  await expect.poll(() => parley.log.entries('guard.navigation').length).toBeGreaterThanOrEqual(3);
  expect(parley.page.url()).toBe(PAGE);
  expect(await parley.page.evaluate(() => document.readyState)).toBe('complete');
  expected(parley);
});

test('the page opens no window', async ({ parley }) => {
  const opened = await parley.page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.org/';
    link.target = '_blank';
    document.body.append(link);
    link.click();
    link.remove();
    return [window.open('https://example.org/'), window.open('about:blank'), window.open('app://parley/index.html')];
  });
  expect(opened).toEqual([null, null, null]);
  await expect.poll(() => parley.log.entries('guard.new-window').length).toBe(4);
  expect(parley.app.windows()).toHaveLength(1);
  expected(parley);
});

test('the page is given no permission but to write to the clipboard', async ({ parley }) => {
  const answers = await parley.page.evaluate(async () => {
    const name = (promise: Promise<unknown>) =>
      promise.then(
        () => 'given',
        (error: unknown) => (error as Error).name,
      );
    const place = new Promise((done) =>
      navigator.geolocation.getCurrentPosition(
        () => done('given'),
        () => done('refused'),
      ),
    );
    return {
      camera: await name(navigator.mediaDevices.getUserMedia({ video: true })),
      microphone: await name(navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await name(navigator.mediaDevices.getDisplayMedia()),
      place: await place,
      notifications: await Notification.requestPermission(),
      read: await name(navigator.clipboard.readText()),
    };
  });
  expect(Object.entries(answers).filter(([, answer]) => answer === 'given' || answer === 'granted')).toEqual([]);
  expected(parley);
});

test('another window with our page and our preload is not heard', async ({ parley }) => {
  parley.log.mayHold('ipc.refused');
  const heard = await parley.app.evaluate(async ({ app, BrowserWindow }, url) => {
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: { preload: `${app.getAppPath()}/out/preload/index.cjs`, sandbox: true, contextIsolation: true },
    });
    await stranger.loadURL(url);
    const run = (code: string) =>
      stranger.webContents.executeJavaScript(
        `${code}.then(() => 'heard', (error) => error.message)`,
      ) as Promise<string>;
    const answers = [await run('desk.snapshot()'), await run('desk.session.signOut({})')];
    stranger.destroy();
    return answers;
  }, PAGE);
  for (const answer of heard) expect(answer).toMatch(/Error: refused$/);
  await expect
    .poll(() => parley.log.entries('ipc.refused').some((entry) => entry['why'] === 'not-our-window'))
    .toBe(true);
  expected(parley);
});

test('a malformed call is refused, and there is no other channel than the contract', async ({ parley }) => {
  parley.log.mayHold('ipc.refused');
  const answer = await parley.page.evaluate(() =>
    (window as unknown as { desk: { offer: { accept: (x: unknown) => Promise<unknown> } } }).desk.offer.accept({
      all: true,
    }),
  );
  expect(answer).toEqual({ ok: false, refusal: { code: 'bad-argument', retryable: false } });
  await expect
    .poll(() => parley.log.entries('ipc.refused'))
    .toMatchObject([{ channel: 'desk:offer.accept', why: 'bad-argument' }]);
  // Also not the one that electron-store opens for itself with the first setting that is stored.
  await parley.page.evaluate(() =>
    (window as unknown as { desk: { settings: { change: (x: unknown) => Promise<unknown> } } }).desk.settings.change({
      soundVolume: 30,
    }),
  );
  expect(JSON.parse(readFileSync(join(parley.userData, 'settings.json'), 'utf8'))).toMatchObject({
    settings: { soundVolume: 30 },
  });
  expect(await parley.app.evaluate(({ ipcMain }) => ipcMain.eventNames())).toEqual([]);
});

test('the token is nowhere on the disk and nowhere in the page', async ({ parley, backend }) => {
  const { page, userData } = parley;
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const desk = (
          window as unknown as { desk: { snapshot: () => Promise<{ slices: { connection: { phase: string } } }> } }
        ).desk;
        return (await desk.snapshot()).slices.connection.phase;
      }),
    )
    .toBe('live');
  const everything = await page.evaluate(async () =>
    JSON.stringify(await (window as unknown as { desk: { snapshot: () => Promise<unknown> } }).desk.snapshot()),
  );
  expect(everything).not.toContain(backend.token);
  const found = (() => {
    try {
      return execFileSync('grep', ['-rlF', '--', backend.token, userData], { encoding: 'utf8' });
    } catch (error) {
      // grep: 1 means nothing found.
      expect((error as { status: number }).status).toBe(1);
      return '';
    }
  })();
  expect(found).toBe('');
});
