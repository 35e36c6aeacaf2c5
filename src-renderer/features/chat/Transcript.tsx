// The messages of a conversation, windowed: only what is near the screen exists. It stays at the end while the agent is
// there and keeps still while she reads back; older pages come in above without moving what she looks at.
import { ArrowDown } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from '../../app/i18n';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
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
  const list = useRef<VirtualizerHandle>(null);
  const following = useRef(true);
  const lastOffset = useRef(0);
  const lastViewport = useRef(0);
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

  const end = useCallback(() => {
    if (rows.length > 0) list.current?.scrollToIndex(rows.length - 1, { align: 'end' });
  }, [rows.length]);

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
  }, [end, lastKey]);

  // A smaller window, a taller composer, an offer below: the end stays in sight.
  const stayAtEnd = useRef(end);
  useEffect(() => {
    stayAtEnd.current = end;
  });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      if (following.current) stayAtEnd.current();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);

  const follow = (on: boolean) => {
    if (following.current === on) return;
    following.current = on;
    setReadTo(on ? null : newestIndex(messages));
  };

  const onScroll = (offset: number) => {
    const { scrollSize = 0, viewportSize = 0 } = list.current ?? {};
    const upwards = offset < lastOffset.current - 1;
    const resized = viewportSize !== lastViewport.current;
    lastOffset.current = offset;
    lastViewport.current = viewportSize;
    if (scrollSize - viewportSize - offset <= AT_END) follow(true);
    // Growing content moves the end away without any scrolling up, a growing window pulls it up: not reading back.
    else if (upwards && !resized) follow(false);
    if (offset < ASK_OLDER && older === 'idle') askOlder();
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
      >
        <div className="transcript-spring" />
        <Virtualizer
          ref={list}
          data={rows}
          shift={prepended}
          scrollRef={scroller}
          onScroll={onScroll}
          onResize={() => {
            if (following.current) end();
          }}
        >
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
