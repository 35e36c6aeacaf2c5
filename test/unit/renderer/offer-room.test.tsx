// How the stack of offers shrinks with the window (SPEC 10: usable from 500x500 px, UI scale 80 to 160 %).
import { describe, expect, it } from 'vitest';
import { roomFor } from '../../../src-renderer/features/offer/offer-stack';

const at = (width: number, height: number, scale = 100) => {
  const rem = (16 * scale) / 100;
  return roomFor(width / rem, height / rem);
};

describe('room for the stack of offers', () => {
  it('shows five beside the conversation, and over it where the window is tall', () => {
    expect(at(1280, 800)).toEqual({ full: true, rows: 5 });
    expect(at(1100, 600)).toEqual({ full: true, rows: 5 });
    expect(at(1000, 900)).toEqual({ full: true, rows: 5 });
  });

  it('shows the earliest alone where the conversation would vanish', () => {
    expect(at(500, 500)).toEqual({ full: true, rows: 1 });
    expect(at(760, 600)).toEqual({ full: true, rows: 1 });
    expect(at(1000, 700).rows).toBe(2);
  });

  it('counts the UI scale', () => {
    expect(at(1920, 1080, 160)).toEqual({ full: true, rows: 5 });
    expect(at(1280, 800, 160)).toEqual({ full: true, rows: 1 });
    expect(at(500, 500, 160)).toEqual({ full: false, rows: 1 });
  });

  it('never shows none', () => {
    expect(at(200, 100)).toEqual({ full: false, rows: 1 });
  });
});
