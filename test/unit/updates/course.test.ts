// The state machine of an update, as a table: state, event, what follows.
import { describe, expect, it } from 'vitest';
import type { UpdateState } from '../../../src-preload/contract';
import { reduceUpdate, type CourseRules, type UpdateEvent } from '../../../src-main/updates/course';

const AUTOMATIC: CourseRules = { mode: 'automatic', owner: 'program' };
const ASK: CourseRules = { mode: 'ask', owner: 'program' };
const MANAGED: CourseRules = { mode: 'automatic', owner: 'organisation' };

const idle: UpdateState = { kind: 'idle', checkedAt: null };
const checking: UpdateState = { kind: 'checking' };
const off: UpdateState = { kind: 'off', reason: 'no-server' };
const mine: UpdateState = { kind: 'available', version: '1.1.0', by: 'agent' };
const theirs: UpdateState = { kind: 'available', version: '1.1.0', by: 'organisation' };
const begun: UpdateState = { kind: 'downloading', version: '1.1.0', percent: 0 };
const half: UpdateState = { kind: 'downloading', version: '1.1.0', percent: 50 };
const ready: UpdateState = { kind: 'ready', version: '1.1.0' };
const failed: UpdateState = { kind: 'failed', code: 'unreachable', at: 9 };
const newer: UpdateState = { kind: 'downloading', version: '1.2.0', percent: 0 };

const found: UpdateEvent = { what: 'found', version: '1.1.0' };
const foundNewer: UpdateEvent = { what: 'found', version: '1.2.0' };
const nothing: UpdateEvent = { what: 'nothing', at: 7 };
const broken: UpdateEvent = { what: 'failed', code: 'unreachable', at: 9 };
const progress = (percent: number): UpdateEvent => ({ what: 'progress', percent });

type Row = [name: string, UpdateState, UpdateEvent, CourseRules, UpdateState, act?: string];
const ROWS: Row[] = [
  ['a look begins', idle, { what: 'checking' }, AUTOMATIC, checking],
  ['a look while something is ready stays quiet', ready, { what: 'checking' }, AUTOMATIC, ready],
  ['a look while something is offered stays quiet', mine, { what: 'checking' }, ASK, mine],
  ['nothing newer', checking, nothing, AUTOMATIC, { kind: 'idle', checkedAt: 7 }],
  ['no longer offered', mine, nothing, ASK, { kind: 'idle', checkedAt: 7 }],
  ['what is ready stays', ready, nothing, AUTOMATIC, ready],
  ['found: fetched', checking, found, AUTOMATIC, begun, 'download'],
  ['found: she is asked', checking, found, ASK, mine, 'tell-available'],
  ['found again: she is not told again', mine, found, ASK, mine],
  ['found something newer: she is told', mine, foundNewer, ASK, { ...mine, version: '1.2.0' }, 'tell-available'],
  ['found: not ours to install', checking, found, MANAGED, theirs],
  ['found what is here already', ready, found, AUTOMATIC, ready],
  ['found something newer than what is ready', ready, foundNewer, AUTOMATIC, newer, 'download'],
  ['found what is being fetched', half, found, AUTOMATIC, half],
  ['she wants it', mine, { what: 'wanted' }, ASK, begun, 'download'],
  ['she cannot want what is not hers', theirs, { what: 'wanted' }, ASK, theirs],
  ['it comes', begun, progress(50.9), AUTOMATIC, half],
  ['it never goes back', half, progress(20), AUTOMATIC, half],
  ['it never goes beyond', half, progress(101), AUTOMATIC, { ...half, percent: 100 }],
  ['a late word of progress', ready, progress(99), AUTOMATIC, ready],
  ['it is here', half, { what: 'downloaded' }, AUTOMATIC, ready, 'tell-ready'],
  ['a late word of an end', idle, { what: 'downloaded' }, AUTOMATIC, idle],
  ['a look fails', checking, broken, AUTOMATIC, failed],
  ['a download fails', half, broken, AUTOMATIC, failed],
  ['a look fails while something is ready', ready, broken, AUTOMATIC, ready],
  ['after a failure it looks again', failed, { what: 'checking' }, AUTOMATIC, checking],
  ['IT switches it off', ready, { what: 'off', reason: 'by-policy' }, AUTOMATIC, { kind: 'off', reason: 'by-policy' }],
  ['off stays off', off, found, AUTOMATIC, off],
  ['on again', off, { what: 'on' }, AUTOMATIC, idle],
  ['on, as it was', ready, { what: 'on' }, AUTOMATIC, ready],
];

describe('the course of an update', () => {
  it.each(ROWS)('%s', (_name, state, event, rules, expected, act) => {
    expect(reduceUpdate(state, event, rules)).toEqual({ state: expected, ...(act === undefined ? {} : { act }) });
  });
});
