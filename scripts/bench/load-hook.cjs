// Preloaded with `-r` into Parley and the paced window alike: does what the measurement asks over a socket, and says what
// the program used: processor time of main and tab, long tasks, keystrokes, the paint of a text.
/* global addEventListener, MessageChannel, MutationObserver, PerformanceObserver, requestAnimationFrame -- of the page */
const { app, BrowserWindow } = require('electron');
const { readFileSync } = require('node:fs');
const { connect } = require('node:net');
const { monitorEventLoopDelay } = require('node:perf_hooks');

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Milliseconds of processor time so far; Linux counts them in hundredths of a second. */
function used(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Runs in the page. */
function prepare() {
  const bench = { tasks: [], keys: [] };
  globalThis.bench = bench;
  new PerformanceObserver((list) => bench.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
  });
  let frames = 0;
  // Frames in which the document had changed.
  let changed = false;
  new MutationObserver(() => {
    if (!changed) requestAnimationFrame(() => ((frames += 1), (changed = false)));
    changed = true;
  }).observe(document, { subtree: true, childList: true, characterData: true });
  bench.since = () => {
    const seen = { tasks: bench.tasks.splice(0), frames };
    frames = 0;
    return seen;
  };
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => bench.keys.push(performance.now() - timeStamp);
      // The first task behind the frame that shows the key.
      requestAnimationFrame(() => channel.port2.postMessage(0));
    },
    true,
  );
  bench.painted = (text) =>
    new Promise((resolve) => {
      const look = () => {
        const log = document.querySelector('[role="log"]');
        if (!log?.textContent.includes(text)) requestAnimationFrame(look);
        else requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
      };
      look();
    });
}

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

function acts(contents) {
  const evaluate = (code) => contents.executeJavaScript(code);
  return {
    /** Opens the first conversation and puts the cursor into its composer. */
    open: () =>
      evaluate(`(async () => {
        const frame = () => new Promise((done) => requestAnimationFrame(done));
        const find = async (selector) => {
          for (;;) {
            const found = document.querySelector(selector);
            if (found) return found;
            await frame();
          }
        };
        const option = await find('[role="option"]');
        option.click();
        (await find('textarea')).focus();
        return option.getAttribute('aria-label');
      })()`),
    /** A window that another one covers may not draw. */
    front: async () => {
      const window = BrowserWindow.fromWebContents(contents);
      window.moveTop();
      window.focus();
      await evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    },
    used: async () => {
      const { tasks, frames } = await evaluate('bench.since()');
      const answer = {
        ...{ main: used(process.pid), tab: used(contents.getOSProcessId()) },
        ...{ tasks, frames, stall: delay.max / 1e6 },
      };
      delay.reset();
      return answer;
    },
    type: async ({ ms }) => {
      contents.focus();
      await evaluate('bench.keys.length = 0');
      const until = Date.now() + ms;
      for (let at = 0; Date.now() < until; at += 1) {
        const keyCode = at % 6 === 5 ? 'Backspace' : 'abcde'[at % 5];
        contents.sendInputEvent({ type: 'keyDown', keyCode });
        if (keyCode.length === 1) contents.sendInputEvent({ type: 'char', keyCode });
        contents.sendInputEvent({ type: 'keyUp', keyCode });
        await wait(40);
      }
      await wait(300);
      return evaluate('bench.keys.splice(0)');
    },
    parse: ({ frames }) => {
      const from = performance.now();
      for (const frame of frames) JSON.parse(frame);
      return performance.now() - from;
    },
    painted: ({ text }) => evaluate(`bench.painted(${JSON.stringify(text)})`),
  };
}

app.on('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', async () => {
    await contents.executeJavaScript(`(${prepare})()`);
    const can = acts(contents);
    const socket = connect(Number(process.env.BENCH_PORT), '127.0.0.1');
    let rest = '';
    socket.setEncoding('utf8').on('data', (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const { id, act, ...args } = JSON.parse(line);
        Promise.resolve(can[act](args)).then(
          (value) => socket.write(`${JSON.stringify({ id, value })}\n`),
          (error) => socket.write(`${JSON.stringify({ id, error: String(error) })}\n`),
        );
      }
    });
    socket.on('error', () => undefined);
    socket.write(`${JSON.stringify({ id: 0, value: process.env.BENCH_WHO })}\n`);
  });
});
