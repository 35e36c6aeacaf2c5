// The messages of a conversation, windowed: only what is near the screen exists. It stays at the end while the agent is
// there and keeps still while she reads back; older pages come in above without moving what she looks at.
import { ArrowDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from '../../app/i18n';
import { Virtualizer } from 'virtua';
import type { MessageView, TaskView } from '../../../src-preload/contract';
import { Button } from '../../ui/Button';
import { buildRows, type Row } from './bubble-rows';
import { TranscriptRow } from './TranscriptRow';
import type { HeldTranscript } from './transcript-store';
import type { TranscriptState } from './use-transcript';

/** Closer to the end than this counts as being there, px. */
const AT_END = 32;
/** Older messages are asked for when fewer pixels than this are left above. */
const ASK_OLDER = 800;
const UPWARDS = new Set(['ArrowUp', 'PageUp', 'Home']);

interface TranscriptProps {
  task: TaskView;
  held: HeldTranscript;
  older: TranscriptState['older'];
  askOlder: () => void;
}

/** Index of the newest message the backend has; -1 for none. */
function newestIndex(messages: readonly MessageView[]): number {
  for (let at = messages.length - 1; at >= 0; at -= 1) {
    const index = messages[at]?.index;
    if (index !== undefined) return index;
  }
  return -1;
}

/** Customer messages above an index, counted from the end. */
function repliesAfter(messages: readonly MessageView[], index: number): number {
  let count = 0;
  for (let at = messages.length - 1; at >= 0; at -= 1) {
    const message = messages[at];
    if (message?.index === undefined) continue;
    if (message.index <= index) break;
    if (message.author.kind === 'customer') count += 1;
  }
  return count;
}

const firstMessage = (rows: readonly Row[]) => rows.find((row) => 'message' in row)?.key;

/** True in exactly the render that put older rows in front: the list then keeps its place from the end. */
function usePrepended(rows: readonly Row[]): boolean {
  const before = useRef<{ rows: readonly Row[]; first: string | undefined }>({ rows, first: firstMessage(rows) });
  const first = firstMessage(rows);
  const known = before.current.first;
  const prepended =
    rows !== before.current.rows && first !== known && known !== undefined && rows.some(({ key }) => key === known);
  useLayoutEffect(() => {
    before.current = { rows, first };
  }, [rows, first]);
  return prepended;
}

export function Transcript({ task, held, older, askOlder }: TranscriptProps) {
  const { t } = useTranslation('chat');
  const { messages } = held;
  const scroller = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const lastOffset = useRef(0);
  /** She scrolls: wheel, finger, key or the bar. Whatever else moves the list is no reading back. */
  const byHand = useRef(false);
  /** While reading back: the newest index she had come to. */
  const [readTo, setReadTo] = useState<number | null>(null);

  // The divider stays where it stood when the conversation was opened; it does not move away under her eyes.
  const [divider] = useState(held.firstUnread);
  const nameEveryone = task.conference.state === 'running';
  const { customerTyping } = task;
  const rows = useMemo(() => {
    const built = buildRows(messages, divider, nameEveryone);
    if (customerTyping) built.push({ kind: 'typing', key: 'typing' });
    return built;
  }, [messages, divider, nameEveryone, customerTyping]);
  const prepended = usePrepended(rows);
  const replies = useMemo(() => (readTo === null ? 0 : repliesAfter(messages, readTo)), [messages, readTo]);

  // Not by the list's own scrolling to an index: that waits for measurements and pulls her back down meanwhile.
  const end = () => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  };

  const newest = messages[messages.length - 1];
  const justWritten = newest?.author.kind === 'me' && newest.index === undefined ? newest.key : null;
  useLayoutEffect(() => {
    if (justWritten === null) return;
    following.current = true;
    setReadTo(null);
  }, [justWritten]);

  const lastKey = rows[rows.length - 1]?.key;
  useLayoutEffect(() => {
    if (following.current) end();
  }, [lastKey]);

  // A row is measured, the window gets smaller, the composer taller, the wrap-up comes: the end stays in sight.
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (following.current) end();
    });
    for (const element of [scroller.current, scroller.current?.lastElementChild])
      if (element) observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);

  const follow = (on: boolean) => {
    following.current = on;
    if (on !== (readTo === null)) setReadTo(on ? null : newestIndex(messages));
  };

  const onScroll = (offset: number) => {
    const { scrollHeight = 0, clientHeight = 0 } = scroller.current ?? {};
    const upwards = offset < lastOffset.current - 1;
    lastOffset.current = offset;
    if (scrollHeight - clientHeight - offset <= AT_END) follow(true);
    else if (!following.current || (upwards && byHand.current)) follow(false);
    if (offset < ASK_OLDER && older === 'idle') askOlder();
  };

  const hand = () => {
    byHand.current = true;
  };
  const handAway = () => {
    byHand.current = false;
  };
  /** She is about to scroll up: nothing may pull her down again before the list has moved. */
  const leave = () => {
    hand();
    if ((scroller.current?.scrollTop ?? 0) > 0) following.current = false;
  };

  return (
    <div className="transcript">
      {older !== 'idle' && (
        <div className="transcript-older" role="status">
          {older === 'loading' ? t('loadingOlder') : t('olderFailed')}
          {older === 'failed' && (
            <Button size="sm" variant="quiet" onPress={askOlder}>
              {t('tryAgain')}
            </Button>
          )}
        </div>
      )}
      <div
        ref={scroller}
        className="transcript-scroller"
        role="log"
        aria-label={t('transcript')}
        aria-live="off"
        tabIndex={0}
        onWheel={({ deltaY }) => {
          if (deltaY < 0) leave();
        }}
        onKeyDown={({ key, shiftKey }) => {
          if (UPWARDS.has(key) || (key === ' ' && shiftKey)) leave();
          else if (key === 'Tab') hand();
        }}
        onTouchMove={hand}
        onPointerDown={hand}
        onPointerUp={handAway}
        onScrollEnd={handAway}
      >
        <div className="transcript-spring" />
        <Virtualizer data={rows} shift={prepended} scrollRef={scroller} onScroll={onScroll}>
          {(row) => (
            <TranscriptRow key={row.key} row={row} interactionId={task.interactionId} customer={task.customer} />
          )}
        </Virtualizer>
      </div>
      {readTo !== null && (
        <div className="transcript-jump">
          <Button
            size="sm"
            {...(replies === 0 ? { 'aria-label': t('toBottom') } : {})}
            onPress={() => {
              follow(true);
              end();
            }}
          >
            {replies > 0 && t('newReplies', { count: replies })}
            <ArrowDown size={16} aria-hidden="true" />
          </Button>
        </div>
      )}
    </div>
  );
}
