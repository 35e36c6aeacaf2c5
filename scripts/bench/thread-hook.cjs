// Preloaded with `-r` into Parley: opens two long conversations in turns by real clicks, and beside them, in the same
// page, a plain windowed list of as many equal rows; then scrolls each. Prints what each took.
/* global addEventListener, requestAnimationFrame, WheelEvent -- `prepare` runs in the page */
const { app } = require('electron');

const rounds = Number(process.env.BENCH_ROUNDS);
const sizes = JSON.parse(process.env.BENCH_SIZES);
const frames = Number(process.env.BENCH_FRAMES);
const say = (line) => process.stdout.write(`BENCH ${JSON.stringify(line)}\n`);
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs in the page. */
function prepare() {
  const bench = {};
  globalThis.bench = bench;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  bench.clicked = 0;
  addEventListener('pointerdown', ({ timeStamp }) => (bench.clicked = timeStamp), true);
  const inSight = (row, box) => {
    const { top, bottom } = row.getBoundingClientRect();
    return bottom > box.top && top < box.bottom && bottom <= box.bottom + 1;
  };
  /** Milliseconds from the click to the frame after the one in which the newest message stood in sight. */
  bench.painted = async (newest, scroller) => {
    for (;;) {
      const log = document.querySelector(scroller);
      const box = log?.getBoundingClientRect();
      const texts = log ? [...log.querySelectorAll('.bubble-text')] : [];
      if (texts.some((text) => text.textContent === newest && inSight(text, box))) break;
      await frame();
    }
    await frame();
    return performance.now() - bench.clicked;
  };
  bench.centre = (selector, text) => {
    const found = [...document.querySelectorAll(selector)].find((one) => one.textContent.includes(text));
    const { left, top, width, height } = found.getBoundingClientRect();
    return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
  };
  /** The floor: rows like ours of one height, absolutely placed, those near the screen alone in the document. */
  bench.floor = (count) => {
    bench.unfloor();
    const log = document.querySelector('[role="log"]');
    const row = [...log.querySelectorAll('.bubble-row')].at(-1);
    const { left, top, width, height } = log.getBoundingClientRect();
    const template = row.cloneNode(true);
    const size = Math.round(row.getBoundingClientRect().height);
    const holder = document.createElement('div');
    holder.id = 'floor';
    const button = document.createElement('button');
    button.textContent = 'open the floor';
    button.id = 'floor-button';
    Object.assign(button.style, {
      position: 'fixed',
      left: '0',
      bottom: '0',
      zIndex: '9',
      width: '120px',
      height: '30px',
    });
    Object.assign(holder.style, {
      position: 'fixed',
      left: `${left}px`,
      top: `${top}px`,
      width: `${width}px`,
      height: `${height}px`,
      overflowY: 'auto',
      background: 'white',
      zIndex: '8',
      contain: 'strict',
    });
    document.body.append(button);
    const texts = Array.from({ length: count }, (_, at) => `Row ${at + 1} of the floor.`);
    const open = () => {
      const inner = document.createElement('div');
      Object.assign(inner.style, { position: 'relative', height: `${count * size}px` });
      holder.append(inner);
      document.body.append(holder);
      const shown = new Map();
      const draw = () => {
        const from = Math.max(0, Math.floor((holder.scrollTop - 200) / size));
        const to = Math.min(count, Math.ceil((holder.scrollTop + height + 200) / size));
        for (const [at, element] of shown)
          if (at < from || at >= to) {
            element.remove();
            shown.delete(at);
          }
        for (let at = from; at < to; at += 1)
          if (!shown.has(at)) {
            const element = template.cloneNode(true);
            Object.assign(element.style, { position: 'absolute', insetInline: '0', top: `${at * size}px` });
            element.querySelector('.bubble-text').textContent = texts[at];
            inner.append(element);
            shown.set(at, element);
          }
      };
      holder.addEventListener('scroll', draw);
      holder.scrollTop = holder.scrollHeight;
      draw();
    };
    button.addEventListener('click', open);
    return texts.at(-1);
  };
  bench.unfloor = () => {
    for (const id of ['floor', 'floor-button']) document.getElementById(id)?.remove();
  };
  /** Scrolls up by so much in every frame; notes how long frames took and whether any of them had a hole. */
  bench.scroll = async (selector, count, step) => {
    const log = document.querySelector(selector);
    const taken = [];
    let blank = 0;
    let stalled = 0;
    let before = await frame();
    log.dispatchEvent(new WheelEvent('wheel', { deltaY: -1, bubbles: true }));
    for (let n = 0; n < count; n += 1) {
      const was = log.scrollTop;
      log.scrollTop = was - step;
      if (log.scrollTop === was) stalled += 1;
      const now = await frame();
      taken.push(now - before);
      before = now;
      // By their places, not by what lies under a point: a list that scrolls takes no pointer.
      const { top, height } = log.getBoundingClientRect();
      const rows = [...log.querySelectorAll('.bubble-row, .day-row, .system-row, .unread-row')];
      const places = rows.map((row) => row.getBoundingClientRect());
      const covered = (y) => places.some((row) => row.top <= y && row.bottom >= y);
      if (![0.05, 0.5, 0.95].every((share) => covered(top + height * share))) blank += 1;
    }
    return { taken, blank, stalled };
  };
}

async function run(contents) {
  const evaluate = (code) => contents.executeJavaScript(code);
  await evaluate(`(${prepare})()`);
  const click = async (selector, text) => {
    const { x, y } = await evaluate(`bench.centre(${JSON.stringify(selector)}, ${JSON.stringify(text)})`);
    for (const type of ['mouseMove', 'mouseDown', 'mouseUp'])
      contents.sendInputEvent({ type, x, y, button: 'left', clickCount: 1 });
  };
  const ours = async ({ name, newest }) => {
    const painted = evaluate(`bench.clicked = 0, bench.painted(${JSON.stringify(newest)}, '[role="log"]')`);
    await click('[role="option"]', name);
    return painted;
  };
  const floor = async (count) => {
    const newest = await evaluate(`bench.floor(${count})`);
    await wait(50);
    const painted = evaluate(`bench.painted(${JSON.stringify(newest)}, '#floor')`);
    await click('#floor-button', 'floor');
    const took = await painted;
    await evaluate('bench.unfloor()');
    return took;
  };
  const opened = [];
  for (const size of sizes) await ours(size);
  for (let round = 0; round < rounds; round += 1)
    for (const size of sizes) {
      await wait(150);
      const first = round % 2 === 0 ? await floor(size.count) : undefined;
      await wait(100);
      const own = await ours(size);
      await wait(100);
      opened.push({ count: size.count, floor: first ?? (await floor(size.count)), ours: own });
    }
  const scrolled = [];
  for (const size of sizes) {
    await ours(size);
    await wait(300);
    const own = await evaluate(`bench.scroll('[role="log"]', ${frames}, 60)`);
    const newest = await evaluate(`bench.floor(${size.count})`);
    const painted = evaluate(`bench.painted(${JSON.stringify(newest)}, '#floor')`);
    await click('#floor-button', 'floor');
    await painted;
    const plain = await evaluate(`bench.scroll('#floor', ${frames}, 60)`);
    await evaluate('bench.unfloor()');
    scrolled.push({ count: size.count, ours: own, floor: plain });
    await ours(sizes.find(({ count }) => count !== size.count));
  }
  say({ event: 'thread', opened, scrolled });
}

app.on('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', async () => {
    try {
      for (;;) {
        const shown = await contents.executeJavaScript(`document.querySelectorAll('[role="option"]').length`);
        if (shown >= sizes.length) break;
        await wait(100);
      }
      await wait(1_500);
      await run(contents);
    } catch (error) {
      say({ event: 'failed', message: String(error.stack ?? error) });
    }
  });
});
