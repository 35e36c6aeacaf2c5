// Which of two versions is newer, by the rules of semantic versioning (https://semver.org, 11). Pure.

const SHAPE = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

export const isVersion = (text: string) => text.length <= 64 && SHAPE.test(text);

/** A beta and the like: a version before the one it is named after. */
export const isPrerelease = (version: string) => SHAPE.exec(version)?.[4] !== undefined;

function compareWords(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  // Fewer words come first: 1.0.0-beta before 1.0.0-beta.1.
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  const [isNumber, isOther] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumber && isOther) return Math.sign(Number(a) - Number(b));
  // Numbers come before letters.
  if (isNumber !== isOther) return isNumber ? -1 : 1;
  return a < b ? -1 : 1;
}

/**
 * @returns negative when `a` is older, 0 when they are the same, positive when `a` is newer
 * @throws for what is no version (`isVersion`)
 */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [SHAPE.exec(a), SHAPE.exec(b)];
  if (!one || !other) throw new RangeError('not a version');
  for (const part of [1, 2, 3]) {
    const difference = Number(one[part]) - Number(other[part]);
    if (difference !== 0) return Math.sign(difference);
  }
  const [pre, otherPre] = [one[4], other[4]];
  if (pre === undefined || otherPre === undefined) return Number(pre === undefined) - Number(otherPre === undefined);
  const [words, otherWords] = [pre.split('.'), otherPre.split('.')];
  for (let at = 0; at < Math.max(words.length, otherWords.length); at++) {
    const difference = compareWords(words[at], otherWords[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}
