// What `npm start -- …` means: which arguments are ours, which are the client's.

/**
 * @typedef {object} StartRequest
 * @property {boolean} demo walk the main job instead of opening the window for a person
 * @property {boolean} once end after the walk
 * @property {string[]} client arguments for the client
 */

/**
 * @param {readonly string[]} args
 * @param {boolean} display whether there is one to show a window on
 * @returns {StartRequest}
 */
export function readStartArguments(args, display) {
  const once = args.includes('--once');
  const demo = once || args.includes('--demo') || !display;
  const rest = args.filter((arg) => arg !== '--once' && arg !== '--demo');
  const elsewhere = rest.some((arg) => arg === '--backend' || arg.startsWith('--backend='));
  const embedded = elsewhere || rest.includes('--embedded-backend') ? [] : ['--embedded-backend'];
  // A walk-through begins at the beginning; a person finds her conversations again.
  if (embedded.length > 0 && !demo) embedded.push('--keep-backend');
  return { demo, once, client: [...embedded, ...rest] };
}

/**
 * Replaces the file of `--token-file` by one that the client's user can read.
 * @param {readonly string[]} args
 * @param {(file: string) => string} handOver
 * @returns {string[]}
 */
export function handOverTokenFile(args, handOver) {
  return args.map((arg, index) => {
    if (arg.startsWith('--token-file=')) return `--token-file=${handOver(arg.slice('--token-file='.length))}`;
    return args[index - 1] === '--token-file' ? handOver(arg) : arg;
  });
}
