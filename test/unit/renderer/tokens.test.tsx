// Contrast of every colour token in every theme (WCAG 2.2: text 4.5:1, controls and marks 3:1). A colour that is in
// tokens.css but neither in a pair nor in the list of decorations fails the test.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync(resolve(import.meta.dirname, '../../../src-renderer/styles/tokens.css'), 'utf8');
const THEMES = ['light', 'dark', 'contrast'] as const;
type Tokens = Record<string, string>;

function tokensOf(theme: string): Tokens {
  const block = new RegExp(`:root\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(CSS)?.[1] ?? '';
  const pairs = [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]);
  return Object.fromEntries(pairs) as Tokens;
}

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const PANES = ['bg-app', 'bg-pane', 'bg-raised', 'bg-sunken'];
const GROUNDS = [...PANES, 'bg-hover', 'bg-selected'];
const SOFT = ['accent-soft', 'danger-soft', 'warn-soft', 'ok-soft'];
const MARKS = ['accent', 'danger', 'warn', 'ok'];
const PRESENCE = ['available', 'idle', 'engaged', 'rona', 'offline'].map((state) => `presence-${state}`);
const DISCS = ['1', '2', '3', '4', '5', '6', '7', '8', 'neutral'];

/** [in front, behind] */
const TEXT: [string, string][] = [
  ...['fg', 'fg-muted'].flatMap((text) => [...GROUNDS, ...SOFT].map((ground): [string, string] => [text, ground])),
  ...[...PANES, 'bg-hover'].map((ground): [string, string] => ['fg-subtle', ground]),
  ...['accent', 'danger', 'warn', 'ok'].flatMap((tone) =>
    [...PANES, 'bg-hover', `${tone}-soft`].map((ground): [string, string] => [`${tone}-text`, ground]),
  ),
  ['accent-fg', 'accent'],
  ['accent-fg', 'accent-hover'],
  ['danger-fg', 'danger'],
  ['danger-fg', 'danger-hover'],
  ['bubble-customer-fg', 'bubble-customer'],
  ['bubble-agent-fg', 'bubble-agent'],
  // Tooltips are the page turned inside out.
  ['bg-pane', 'fg'],
  ...DISCS.map((disc): [string, string] => [`disc-${disc}-fg`, `disc-${disc}`]),
];

const CONTROLS: [string, string][] = [
  ...PANES.map((ground): [string, string] => ['line-control', ground]),
  ...MARKS.flatMap((mark) => PANES.map((ground): [string, string] => [mark, ground])),
  // Bubbles stand in the transcript only.
  ['bubble-agent', 'bg-pane'],
  ...[...PRESENCE, 'focus'].flatMap((mark) => GROUNDS.map((ground): [string, string] => [mark, ground])),
];

/** Separators and shadows carry no meaning of their own. */
const DECORATION = ['bg-scrim', 'line', 'shadow-popover'];

describe.each(THEMES)('colours of the %s theme', (theme) => {
  const tokens = tokensOf(theme);
  const ratioOf = ([front, behind]: [string, string]) => {
    const [one, other] = [tokens[front], tokens[behind]];
    if (!one?.startsWith('#') || !other?.startsWith('#')) throw new Error(`${front} or ${behind} is no colour`);
    return contrast(one, other);
  };
  const tooWeak = (pairs: [string, string][], least: number) =>
    pairs
      .map((pair) => ({ pair: pair.join(' on '), ratio: Number(ratioOf(pair).toFixed(2)) }))
      .filter(({ ratio }) => ratio < least);

  it('has readable text', () => {
    expect(tooWeak(TEXT, 4.5)).toEqual([]);
  });

  it('has visible controls, marks and focus rings', () => {
    expect(tooWeak(CONTROLS, 3)).toEqual([]);
  });

  it('has no colour that is not checked', () => {
    const checked = new Set([...TEXT, ...CONTROLS].flat());
    expect(
      Object.keys(tokens)
        .filter((name) => !checked.has(name))
        .sort(),
    ).toEqual(DECORATION);
  });
});

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

it('gives every theme the same tokens', () => {
  const [first, ...others] = THEMES.map((theme) => Object.keys(tokensOf(theme)).sort());
  for (const other of others) expect(other).toEqual(first);
});
