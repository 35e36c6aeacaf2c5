// Where the window opens, whatever happened to the screens since.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SIZE, MIN_SIZE, openingPlace, readPlace, type Rectangle } from '../../../src-main/windows/bounds';

const LAPTOP = { x: 0, y: 0, width: 1440, height: 900 };
const BESIDE = { x: 1440, y: -200, width: 1920, height: 1080 };
const at = (x: number, y: number, width = 800, height = 600) => ({ x, y, width, height, maximized: false });

describe('openingPlace', () => {
  it('takes the default size, centred, the first time', () => {
    expect(openingPlace(undefined, [LAPTOP])).toEqual({ ...DEFAULT_SIZE, maximized: false });
  });

  it('comes back to the screen beside', () => {
    expect(openingPlace(at(1600, 100), [LAPTOP, BESIDE])).toEqual(at(1600, 100));
  });

  it('is centred with its size when that screen is gone', () => {
    expect(openingPlace(at(1600, 100), [LAPTOP])).toEqual({ width: 800, height: 600, maximized: false });
  });

  it('stays where its title bar can still be grabbed, and moves where it cannot', () => {
    expect(openingPlace(at(-600, 100), [LAPTOP])).toMatchObject({ x: -600 });
    expect(openingPlace(at(-790, 100), [LAPTOP])).not.toHaveProperty('x');
    expect(openingPlace(at(100, -300), [LAPTOP])).not.toHaveProperty('x');
    expect(openingPlace(at(100, 895), [LAPTOP])).not.toHaveProperty('x');
  });

  it('shrinks to the screen, but not below what is usable', () => {
    expect(openingPlace(at(0, 0, 3000, 2000), [LAPTOP])).toMatchObject({ width: 1440, height: 900 });
    expect(openingPlace(at(0, 0, 100, 100), [LAPTOP])).toMatchObject(MIN_SIZE);
    expect(openingPlace(undefined, [{ ...LAPTOP, width: 400, height: 300 }])).toMatchObject(MIN_SIZE);
  });

  it('opens maximised again', () => {
    expect(openingPlace({ ...at(10, 10), maximized: true }, [LAPTOP]).maximized).toBe(true);
  });

  it('is usable and within reach for any saved place and any screens', () => {
    const side = fc.integer({ min: -5_000, max: 5_000 });
    const size = fc.integer({ min: 1, max: 6_000 });
    const rectangle = fc.record<Rectangle>({ x: side, y: side, width: size, height: size });
    fc.assert(
      fc.property(rectangle, fc.array(rectangle, { maxLength: 4 }), (saved, screens) => {
        const place = openingPlace({ ...saved, maximized: false }, screens);
        expect(place.width).toBeGreaterThanOrEqual(MIN_SIZE.width);
        expect(place.height).toBeGreaterThanOrEqual(MIN_SIZE.height);
        const { x, y } = place;
        if (x === undefined || y === undefined) return;
        expect(
          screens.some(
            (screen) =>
              x + saved.width > screen.x &&
              x < screen.x + screen.width &&
              y + 40 > screen.y &&
              y < screen.y + screen.height,
          ),
        ).toBe(true);
      }),
    );
  });
});

describe('readPlace', () => {
  it('takes a whole place and nothing less', () => {
    expect(readPlace({ ...at(1, 2), maximized: true })).toEqual({ ...at(1, 2), maximized: true });
    expect(readPlace(at(-1, 2))).toEqual(at(-1, 2));
    for (const broken of [
      null,
      7,
      'x',
      {},
      { ...at(1, 2), x: '1' },
      { ...at(1, 2), width: 1.5 },
      { ...at(1, 2), y: NaN },
    ])
      expect(readPlace(broken)).toBeUndefined();
  });
});
