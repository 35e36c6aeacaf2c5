// The messages of a conversation, windowed twice: the list draws what is near the screen, the store holds the stretch
// around it. It stays at the end while the agent is there and keeps still while she reads back, however far.
import { ArrowDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from '../../app/i18n';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { SteadyTask } from '../../app/steady-task';
import { Button } from '../../ui/Button';
import { buildRows } from './bubble-rows';
import { TranscriptNote } from './TranscriptNote';
import { TranscriptRow } from './TranscriptRow';
import type { HeldTranscript } from './transcript-store';
import { MOST_HELD } from './transcript-window';
import { transcripts } from './transcripts';
import { useEndFollowing } from './use-end-following';
import { useFrontChange } from './use-front-change';
import type { TranscriptState } from './use-transcript';

/** A page is asked for when fewer pixels than this are left before the end of what is held. */
const ASK_AHEAD = 1_600;
/** So many of the last rows are always drawn: a conversation opens with them, without first looking how high it is. */
const TAIL = 16;

interface TranscriptProps extends Pick<TranscriptState, 'older' | 'newer' | 'newest'> {
  task: SteadyTask;
  customerTyping: boolean;
  held: HeldTranscript;
}

export function Transcript({ task, customerTyping, held, older, newer, newest }: TranscriptProps) {
  const { t } = useTranslation('chat');
  const { interactionId } = task;
  const { messages, arrived, outgoing } = held;
  const isCut = held.next !== undefined;
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  /** While reading back: how many messages of the customer had arrived when she left the end. */
  const [leftAt, setLeftAt] = useState<number | null>(null);
  const returning = useRef(false);

  const follows = (on: boolean) => {
    if (on === (leftAt === null)) return;
    setLeftAt(on ? null : arrived);
    transcripts.setReadingBack(interactionId, !on);
  };
  const { following, end, moved, handlers } = useEndFollowing(scroller, isCut, follows);

  // The divider stays where it stood when the conversation was opened; it does not move away under her eyes.
  const [divider] = useState(held.firstUnread);
  const nameEveryone = task.conference.state === 'running';
  const rows = useMemo(() => {
    const built = buildRows(messages, divider, nameEveryone);
    if (customerTyping && !isCut) built.push({ kind: 'typing', key: 'typing' });
    return built;
  }, [messages, divider, nameEveryone, customerTyping, isCut]);
  const frontChanged = useFrontChange(rows);
  const tail = useMemo(() => {
    const from = Math.max(0, rows.length - TAIL);
    return Array.from({ length: rows.length - from }, (_, at) => from + at);
  }, [rows.length]);
  const replies = leftAt === null ? 0 : arrived - leftAt;

  const stayAtEnd = () => {
    following.current = true;
    follows(true);
    end();
  };
  const toNewest = () => {
    if (!isCut) {
      stayAtEnd();
      return;
    }
    returning.current = true;
    newest.ask();
  };
  useLayoutEffect(() => {
    if (isCut || !returning.current) return;
    returning.current = false;
    stayAtEnd();
  });

  const lastOutgoing = outgoing.at(-1);
  const justWritten = lastOutgoing?.author.kind === 'me' ? lastOutgoing.key : null;
  const seenWritten = useRef(justWritten);
  useLayoutEffect(() => {
    if (justWritten === seenWritten.current) return;
    seenWritten.current = justWritten;
    if (justWritten !== null) toNewest();
  });

  const lastKey = rows[rows.length - 1]?.key;
  useLayoutEffect(() => {
    if (following.current) end();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `end` is made anew each time and reads the element only
  }, [lastKey]);

  // What is far from the screen is let go, so that reading back through 100 000 messages holds some hundred of them.
  useEffect(() => {
    if (messages.length <= MOST_HELD) return;
    const at = list.current?.findItemIndex(scroller.current?.scrollTop ?? 0) ?? 0;
    transcripts.trim(interactionId, following.current || at > rows.length / 2 ? 'older' : 'newer');
  }, [interactionId, messages, rows, following]);

  const onScroll = (offset: number) => {
    moved(offset);
    const { scrollHeight = 0, clientHeight = 0 } = scroller.current ?? {};
    if (offset < ASK_AHEAD && older.state === 'idle') older.ask();
    if (scrollHeight - clientHeight - offset < ASK_AHEAD && newer.state === 'idle') newer.ask();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    handlers.onKeyDown(event);
    if (event.key !== 'End' || !isCut) return;
    event.preventDefault();
    toNewest();
  };

  const takeFocus = () => scroller.current?.focus({ preventScroll: true });

  return (
    <div className="transcript">
      <div className="transcript-edge" data-edge="top">
        <TranscriptNote page={older} which="Older" onAsked={takeFocus} />
      </div>
      <div
        ref={scroller}
        className="transcript-scroller"
        role="log"
        aria-label={t('transcript')}
        aria-live="off"
        tabIndex={0}
        {...handlers}
        onKeyDown={onKeyDown}
      >
        <div className="transcript-spring" />
        <Virtualizer
          ref={list}
          data={rows}
          shift={frontChanged}
          keepMounted={tail}
          scrollRef={scroller}
          onScroll={onScroll}
        >
          {(row) => <TranscriptRow key={row.key} row={row} interactionId={interactionId} customer={task.customer} />}
        </Virtualizer>
      </div>
      <div className="transcript-edge" data-edge="bottom">
        <TranscriptNote page={newest.state === 'failed' ? newest : newer} which="Newer" onAsked={takeFocus} />
        {leftAt !== null && (
          <div className="transcript-jump">
            <Button
              size="sm"
              isPending={newest.state === 'loading'}
              {...(replies === 0 ? { 'aria-label': t('toBottom') } : {})}
              onPress={toNewest}
            >
              {replies > 0 && t('newReplies', { count: replies })}
              <ArrowDown size={16} aria-hidden="true" />
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
