// The one voice of the scripts: plain lines, and a sign of life during long steps.

/** @param {string} text one line for the person at the terminal */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** How often a long step shows that it is alive, in milliseconds. */
const HEARTBEAT_MS = 10_000;

/**
 * Runs a long step: says its name, shows the elapsed time every ten seconds, says how long it took.
 * @template T
 * @param {string} name
 * @param {(note: (progress: string) => void) => Promise<T>} work calls `note` with its progress, e.g. "40 %"
 * @returns {Promise<T>}
 */
export async function longStep(name, work) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  let progress = '';
  say(`setup: ${name} …`);
  const heartbeat = setInterval(() => say(`setup:   … ${seconds()} s${progress && `, ${progress}`}`), HEARTBEAT_MS);
  try {
    const result = await work((text) => {
      progress = text;
    });
    say(`setup:   done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(heartbeat);
  }
}
