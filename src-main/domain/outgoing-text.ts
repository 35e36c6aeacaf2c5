// Whether the agent's text may go out now (SPEC 3): not blank, within the channel's limit as she counts it, while the
// conversation can be answered. Nothing is ever cut.
import type { Task } from './state';

export type SendRefusal = 'text-empty' | 'text-too-long' | 'channel-gone' | 'not-now' | 'reply-window-closed';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Characters as a reader sees them, counted no further than needed. */
function isLonger(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  const characters = graphemes.segment(text)[Symbol.iterator]();
  for (let count = 0; count <= limit; count += 1) if (characters.next().done === true) return false;
  return true;
}

/** `serverNow`: ms of the server's clock. `limit`: graphemes. */
export function refusalToSend(task: Task, text: string, limit: number, serverNow: number): SendRefusal | undefined {
  const { state, replyWindow } = task.interaction;
  if (state === 'interrupted') return 'channel-gone';
  if (state !== 'active') return 'not-now';
  if (replyWindow !== undefined && replyWindow.closesAt <= serverNow) return 'reply-window-closed';
  if (text.trim() === '') return 'text-empty';
  return isLonger(text, limit) ? 'text-too-long' : undefined;
}
