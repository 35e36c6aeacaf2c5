// What the composer allows, as pure rules: how many characters are left, whether the number is shown, why Send is
// closed, and which key press sends (SPEC 3). Nothing is ever cut: beyond the limit the text stays and Send says why.
import type { ConnectionView, TaskView } from '../../../src-preload/contract';
import { countGraphemes } from './graphemes';

/** Share of the limit from which the remaining number is shown: 800 of 1000. */
const SHOW_FROM = 0.8;

/** Longest draft (UTF-16 units) the desk takes; a longer one stays in the window only. */
export const LONGEST_DRAFT = 20_000;

export interface TextJudgement {
  /** Graphemes left; negative beyond the limit. */
  remaining: number;
  showRemaining: boolean;
  blank: boolean;
  tooLong: boolean;
}

export function judgeText(text: string, limit: number): TextJudgement {
  const count = countGraphemes(text);
  return {
    remaining: limit - count,
    showRemaining: count >= limit * SHOW_FROM,
    blank: text.trim() === '',
    tooLong: count > limit,
  };
}

/** Why nothing can be written at all; null when the composer is open. */
export type ComposerLock = 'interrupted' | 'window-closed' | 'signed-out' | null;

/**
 * @param serverNow server clock, ms
 * Offline is no lock: what is sent then waits in the queue (SPEC 3, delivery state "queued").
 */
export function composerLock(
  task: Pick<TaskView, 'state' | 'replyWindow'>,
  phase: ConnectionView['phase'],
  serverNow: number,
): ComposerLock {
  if (task.state === 'interrupted') return 'interrupted';
  if (task.replyWindow && task.replyWindow.closesAt <= serverNow) return 'window-closed';
  if (phase === 'signed-out' || phase === 'superseded' || phase === 'stopped') return 'signed-out';
  return null;
}

/** True while messages wait for the line instead of going out at once. */
export const queuesMessages = (phase: ConnectionView['phase']): boolean =>
  phase === 'connecting' || phase === 'reconnecting' || phase === 'lost';

interface KeyPress {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  keyCode: number;
  isComposing: boolean;
}

/** Ctrl+Z, on macOS Cmd+Z: in an empty composer it takes the last message back while that can be done. */
export const undoesOn = (press: KeyPress): boolean =>
  press.key.toLowerCase() === 'z' && press.ctrlKey !== press.metaKey && !press.shiftKey && !press.altKey;

/**
 * Enter alone sends. Shift+Enter breaks the line; Enter that ends an input-method composition does neither: browsers
 * report it as `isComposing`, or as key code 229 where the composition has just ended.
 */
export function sendsOn(press: KeyPress): boolean {
  if (press.isComposing || press.keyCode === 229) return false;
  return press.key === 'Enter' && !press.shiftKey && !press.ctrlKey && !press.altKey && !press.metaKey;
}
