// What the renderer gets to see of the desk, and in which order.
import { beforeEach, describe, expect, it } from 'vitest';
import { createOutlet, FRAME_MS, type Outlet } from '../../../src-main/ipc/outlet';
import type { DeskSlices, Publication, TranscriptChange } from '../../../src-preload/contract';
import { PUBLICATION_CHANNEL } from '../../../src-preload/contract/surface';

const clock = (offsetMs: number) => ({ clock: { offsetMs } });
const change = (interactionId: string): TranscriptChange => ({ interactionId, upserted: [], removedKeys: [] });
// Slices are opaque to the outlet; two are enough.
const START = { clock: { offsetMs: 0 }, notices: [] } as unknown as DeskSlices;

describe('outlet', () => {
  let sent: Publication[];
  let frames: (() => void)[];
  let window: { destroyed: boolean } | undefined;
  let outlet: Outlet;
  let now: number;
  let waits: number[];
  const frame = () => {
    const due = frames;
    frames = [];
    for (const run of due) run();
  };

  beforeEach(() => {
    sent = [];
    frames = [];
    now = 1_000;
    waits = [];
    window = { destroyed: false };
    outlet = createOutlet(START, {
      target: () =>
        window && {
          webContents: {
            isDestroyed: () => window?.destroyed ?? true,
            send: (channel, payload) => {
              expect(channel).toBe(PUBLICATION_CHANNEL);
              sent.push(payload as Publication);
            },
          },
        },
      after: (ms, run) => {
        waits.push(ms);
        frames.push(run);
      },
      now: () => now,
    });
  });

  it('sends nothing before the renderer asked, and holds it in the snapshot', () => {
    outlet.publish({ slices: clock(1) });
    outlet.publish({ slices: clock(2), transcripts: [change('a')] });
    frame();
    expect(sent).toEqual([]);
    expect(outlet.snapshot()).toEqual({ revision: 0, slices: { clock: { offsetMs: 2 }, notices: [] } });
    frame();
    expect(sent).toEqual([]);
  });

  it('sends the first change after a quiet time at once, and what follows a frame later', () => {
    outlet.snapshot();
    outlet.publish({ slices: clock(1) });
    frame();
    now += 5;
    outlet.publish({ slices: clock(2) });
    frame();
    now += 2 * FRAME_MS;
    outlet.publish({ slices: clock(3) });
    frame();
    expect(waits).toEqual([0, FRAME_MS - 5, 0]);
    expect(sent.map(({ slices }) => slices.clock?.offsetMs)).toEqual([1, 2, 3]);
  });

  it('sends one publication a frame: slices merged, transcripts in their order', () => {
    outlet.snapshot();
    outlet.publish({ slices: clock(1), transcripts: [change('a')] });
    outlet.publish({ slices: { notices: [] }, transcripts: [change('b'), change('a')] });
    outlet.publish({ slices: clock(3) });
    expect(sent).toEqual([]);
    frame();
    expect(sent).toEqual([
      {
        revision: 1,
        slices: { clock: { offsetMs: 3 }, notices: [] },
        transcripts: [change('a'), change('b'), change('a')],
      },
    ]);
    frame();
    expect(sent).toHaveLength(1);
  });

  it('counts revisions by one, and a snapshot names the one it includes', () => {
    outlet.snapshot();
    for (const offset of [1, 2, 3]) {
      outlet.publish({ slices: clock(offset) });
      frame();
    }
    expect(sent.map(({ revision }) => revision)).toEqual([1, 2, 3]);
    expect(outlet.snapshot().revision).toBe(3);
  });

  it('takes nothing from the mirror when somebody else asks for a snapshot', () => {
    outlet.snapshot();
    outlet.publish({ slices: clock(9), transcripts: [change('a')] });
    expect(outlet.snapshot()).toMatchObject({ revision: 0, slices: clock(9) });
    frame();
    expect(sent).toEqual([{ revision: 1, slices: clock(9), transcripts: [change('a')] }]);
  });

  it('falls silent when the page goes, until the next one asks', () => {
    outlet.snapshot();
    outlet.publish({ slices: clock(1), transcripts: [change('a')] });
    outlet.rewind();
    frame();
    outlet.publish({ slices: clock(2) });
    frame();
    expect(sent).toEqual([]);
    expect(outlet.snapshot().slices.clock).toEqual({ offsetMs: 2 });
    outlet.publish({ slices: clock(3) });
    frame();
    expect(sent).toEqual([{ revision: 1, slices: clock(3), transcripts: [] }]);
  });

  it('keeps what to bring up until there is a page to do it', () => {
    outlet.publish({ reveal: { kind: 'offer', reservationId: 'r1' } });
    outlet.publish({ reveal: { kind: 'offer', reservationId: 'r2' } });
    outlet.snapshot();
    frame();
    expect(sent).toEqual([
      { revision: 1, slices: {}, transcripts: [], reveal: { kind: 'offer', reservationId: 'r2' } },
    ]);
  });

  it.each([
    ['is gone', () => (window = undefined)],
    ['is destroyed', () => (window = { destroyed: true })],
  ])('does not send to a window that %s', (_name, end) => {
    outlet.snapshot();
    outlet.publish({ slices: clock(1) });
    end();
    frame();
    expect(sent).toEqual([]);
  });

  it('does not send what was waiting when masking was switched on', () => {
    outlet.snapshot();
    const wipe: TranscriptChange = { ...change('i1'), reset: true, wipe: true };
    outlet.publish({ transcripts: [change('i1'), change('i2')] });
    outlet.publish({ transcripts: [wipe] });
    frame();
    expect(sent.flatMap(({ transcripts }) => transcripts)).toEqual([change('i2'), wipe]);
  });
});
