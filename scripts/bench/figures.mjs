// The arithmetic of a comparison in interleaved pairs.

/** @param {number[]} values @param {number} share 0-1 */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

/**
 * The ratio of each pair, so that noise that hits both sides cancels.
 * @param {{ floor: number, ours: number }[]} pairs
 */
export function ratios(pairs) {
  const each = pairs.map(({ floor, ours }) => ours / floor);
  return { median: percentile(each, 0.5), low: percentile(each, 0.25), high: percentile(each, 0.75) };
}
