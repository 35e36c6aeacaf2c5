// The conversation on screen: bubbles, delivery, composer, drafts, refusals, the states in which nothing can be written.
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MessageView, TaskView } from '../../../src-preload/contract';
import { ok, refused } from '../../../src-preload/contract/result';
import { ConversationPane } from '../../../src-renderer/features/chat/ConversationPane';
import { giveLayout } from '../../kit/renderer/layout';
import { mount, unmountAll } from '../../kit/renderer/mount';
import { sampleTask, sampleTranscript } from '../../kit/renderer/sample-desk';

beforeAll(giveLayout);
afterEach(unmountAll);

const now = Date.now();
const dock = (task: TaskView) => <p>dock of {task.interactionId}</p>;
const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: /Reply to/ });
const sendButton = () => screen.getByRole('button', { name: 'Send' });

interface Start {
  tasks?: TaskView[];
  messages?: MessageView[];
  drafts?: Record<string, string>;
  firstUnread?: number;
  slices?: Parameters<typeof mount>[1];
}

async function start({ tasks = [sampleTask(now, '1')], messages = sampleTranscript(now), ...rest }: Start = {}) {
  const first = tasks[0]!.interactionId;
  const mounted = await mount(<ConversationPane wrapUp={dock} />, { tasks, ...rest.slices });
  mounted.answer('transcript.open', ({ interactionId }: { interactionId: string }) =>
    ok({
      interactionId,
      messages,
      draft: rest.drafts?.[interactionId] ?? '',
      ...(rest.firstUnread === undefined ? {} : { firstUnread: rest.firstUnread }),
    }),
  );
  mounted.answer('message.send', () => ok({ key: 'new' }));
  await mounted.select(first);
  await screen.findByRole('log');
  return mounted;
}

describe('transcript', () => {
  it('shows customer, me, bot and system lines, each as what it is', async () => {
    await start();
    const log = await screen.findByRole('log', { name: 'Messages' });
    const mine = await within(log).findByText('Bonjour Luc, je regarde cela tout de suite.');
    expect(mine.closest('.bubble-row')).toHaveProperty('dataset.author', 'me');
    const theirs = within(log).getByText('Bonjour, ma commande 48213 n’est toujours pas arrivée.');
    expect(theirs.closest('.bubble-row')).toHaveProperty('dataset.side', 'customer');
    expect(within(log).getByText('Mateja Kovač joined the conversation')).toBeTruthy();
    expect(within(log).getByText(/Shop bot · bot/)).toBeTruthy();
  });

  it('says masked values by kind and ending, and shows only what is masked', async () => {
    await start();
    expect(await screen.findByText('payment card number ending 4417')).toBeTruthy();
    expect(screen.getByText('e-mail address')).toBeTruthy();
    expect(screen.getByText('************4417').getAttribute('aria-hidden')).toBe('true');
  });

  it('marks delivery under the last of a group only', async () => {
    await start();
    expect(await screen.findByText('Delivered')).toBeTruthy();
    expect(screen.queryByText('Read')).toBeNull();
  });

  it('shows why a message failed, retries it, and deletes it', async () => {
    const failed: MessageView = {
      ...sampleTranscript(now)[5]!,
      key: 'f',
      delivery: { state: 'failed', code: 'channel-gone', retryable: true },
    };
    const { user, callsOf, answer } = await start({ messages: [failed] });
    answer('message.discard', () => refused('no-answer'));
    expect(await screen.findByText(/the page was deleted/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Retry: Votre colis/ }));
    expect(callsOf('message.retry')).toEqual([{ interactionId: 'i-1', key: 'f' }]);
    await user.click(screen.getByRole('button', { name: /^Delete: Votre colis/ }));
    expect(callsOf('message.discard')).toEqual([{ interactionId: 'i-1', key: 'f' }]);
    expect((await screen.findByRole('alert')).textContent).toBe('That did not work. Try again.');
  });

  it('gives a failed text back to the composer, in front of what stands there', async () => {
    const failed: MessageView = {
      ...sampleTranscript(now)[5]!,
      key: 'f',
      delivery: { state: 'failed', code: 'content-rejected', retryable: false },
    };
    const { user, callsOf, answer, publish } = await start({ messages: [failed] });
    answer('message.discard', () => refused('no-answer'));
    await user.keyboard('And more');
    const edit = screen.getByRole('button', { name: /^Edit: Votre colis/ });
    await user.click(edit);
    expect((await screen.findByRole('alert')).textContent).toBe('That did not work. Try again.');
    expect(box().value).toBe('And more');
    answer('message.discard', () => ok({ text: 'As written' }));
    await user.click(edit);
    expect(callsOf('message.discard')).toContainEqual({ interactionId: 'i-1', key: 'f', giveBack: true });
    expect(box().value).toBe('As written\nAnd more');
    expect(document.activeElement).toBe(box());
    expect(callsOf('message.saveDraft')).toContainEqual({ interactionId: 'i-1', text: 'As written\nAnd more' });
    await publish({ tasks: [sampleTask(now, '1', { state: 'wrapping' })] });
    expect(screen.queryByRole('button', { name: /^Edit/ })).toBeNull();
  });

  it('puts the divider before the first unread message', async () => {
    await start({ firstUnread: 7 });
    const divider = await screen.findByText('New messages');
    const last = screen.getByText('Merci, je vérifie tout de suite.');
    expect(divider.compareDocumentPosition(last) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('adds what is published, and speaks new messages of the customer only', async () => {
    const { publish } = await start();
    const template = sampleTranscript(now)[6]!;
    const fresh: MessageView = {
      ...template,
      key: 'm8',
      index: 8,
      parts: [{ type: 'text', text: { text: 'Encore une question', masked: [] } }],
    };
    await publish({}, { transcripts: [{ interactionId: 'i-1', upserted: [fresh], removedKeys: [] }] });
    expect(await within(screen.getByRole('log')).findByText('Encore une question')).toBeTruthy();
    const spoken = document.querySelector('[aria-live="polite"]')?.textContent ?? '';
    expect(spoken).toContain('Luc Martin: Encore une question');
    expect(spoken).not.toContain('ma commande');
  });

  it('tells main what is on screen', async () => {
    const tasks = [sampleTask(now, '1'), sampleTask(now, '2')];
    const { callsOf, select, publish } = await start({ tasks });
    await select('i-2');
    await publish({ tasks: [tasks[0]!] });
    const shown = callsOf('view.showing').map((args) => (args as { interactionId: string | null }).interactionId);
    expect(shown).toEqual([null, 'i-1', 'i-2', null]);
  });

  it('opens a conversation, closes it on leaving, and can try again when it fails', async () => {
    const tasks = [sampleTask(now, '1'), sampleTask(now, '2')];
    const { callsOf, select, answer, user } = await start({ tasks });
    answer('transcript.open', () => refused('no-answer', { retryable: true }));
    await select('i-2');
    expect(callsOf('transcript.close')).toEqual([{ interactionId: 'i-1' }]);
    const again = await screen.findByRole('button', { name: 'Try again' });
    answer('transcript.open', () => ok({ interactionId: 'i-2', messages: sampleTranscript(now), draft: '' }));
    await user.click(again);
    expect(await screen.findByRole('log')).toBeTruthy();
  });
});

describe('composer', () => {
  it('has the focus when a conversation opens, sends with Enter and is empty then', async () => {
    const { user, callsOf } = await start();
    expect(document.activeElement).toBe(box());
    await user.keyboard('Bonjour{Shift>}{Enter}{/Shift}Luc{Enter}');
    expect(callsOf('message.send')).toEqual([{ interactionId: 'i-1', text: 'Bonjour\nLuc' }]);
    expect(box().value).toBe('');
  });

  it('does not send blank text, nor the Enter that ends a composition', async () => {
    const { user, callsOf } = await start();
    await user.keyboard('   {Enter}');
    fireEvent.change(box(), { target: { value: 'に' } });
    fireEvent.keyDown(box(), { key: 'Enter', isComposing: true });
    fireEvent.keyDown(box(), { key: 'Enter', keyCode: 229 });
    expect(callsOf('message.send')).toEqual([]);
    fireEvent.keyDown(box(), { key: 'Enter', keyCode: 13 });
    expect(callsOf('message.send')).toEqual([{ interactionId: 'i-1', text: 'に' }]);
  });

  it('cuts nothing beyond the limit: the text stays, Send is closed and says why', async () => {
    const { user, callsOf } = await start();
    fireEvent.change(box(), { target: { value: 'x'.repeat(1_003) } });
    expect(box().value).toHaveLength(1_003);
    expect(screen.getByText('-3')).toBeTruthy();
    const reason = screen.getByRole('alert');
    expect(reason.textContent).toMatch(/^3 characters too many/);
    expect(sendButton().getAttribute('aria-describedby')).toContain(reason.id);
    expect(sendButton().hasAttribute('disabled')).toBe(true);
    await user.keyboard('{Enter}');
    expect(callsOf('message.send')).toEqual([]);
  });

  it('brings a refused text back with the reason, in front of what was typed meanwhile', async () => {
    const { user, answer } = await start();
    let settle = (_: ReturnType<typeof refused>) => {};
    answer('message.send', () => new Promise((resolve) => (settle = resolve)));
    await user.keyboard('first{Enter}');
    await user.keyboard('second');
    await act(async () => settle(refused('reply-window-closed')));
    expect(box().value).toBe('first\nsecond');
    expect(screen.getByRole('alert').textContent).toMatch(/time to reply on Messenger has run out/);
    await user.keyboard('!');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('keeps a draft per conversation, restores it, and never shows it in another one', async () => {
    const tasks = [sampleTask(now, 'd1'), sampleTask(now, 'd2')];
    const { user, callsOf, select } = await start({ tasks, drafts: { 'i-d1': 'stored ' } });
    await waitFor(() => expect(box().value).toBe('stored '));
    await user.type(box(), 'more');
    await select('i-d2');
    expect(box().value).toBe('');
    expect(callsOf('message.saveDraft')).toEqual([{ interactionId: 'i-d1', text: 'stored more' }]);
    await select('i-d1');
    expect(box().value).toBe('stored more');
  });

  it('gets the focus back when its conversation is chosen again', async () => {
    const { select } = await start();
    const log = screen.getByRole('log');
    act(() => log.focus());
    expect(document.activeElement).toBe(log);
    await select('i-1');
    expect(document.activeElement).toBe(box());
  });

  it('says that messages wait while the line is gone, and still takes them', async () => {
    const { user, callsOf } = await start({
      slices: { connection: { phase: 'reconnecting', since: now, attempt: 2, embedded: false } },
    });
    expect(screen.getByText(/goes out once it is back/)).toBeTruthy();
    await user.keyboard('hello{Enter}');
    expect(callsOf('message.send')).toHaveLength(1);
  });

  it('is closed in words when the page was deleted, with the draft to copy; End is left', async () => {
    const { publish, user } = await start();
    await user.keyboard('half a thought');
    await publish({ tasks: [sampleTask(now, '1', { state: 'interrupted', interruptedReason: 'asset-deleted' })] });
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.getByText(/The page was deleted, so nothing more can be sent/)).toBeTruthy();
    expect(screen.getByText('half a thought')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Copy draft' }));
    expect(await navigator.clipboard.readText()).toBe('half a thought');
    expect(screen.getByRole('button', { name: 'End the conversation with Luc Martin' })).toBeTruthy();
  });

  it('is closed in words when the reply window is over', async () => {
    await start({ tasks: [sampleTask(now, '1', { replyWindow: { closesAt: now - 1, kind: 'standard' } })] });
    expect(screen.getByText(/You can write again once the customer does/)).toBeTruthy();
  });

  it('gives its place to the wrap-up when the conversation has ended', async () => {
    const { publish } = await start();
    await publish({ tasks: [sampleTask(now, '1', { state: 'wrapping' })] });
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.getByText('dock of i-1')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^End the/ })).toBeNull();
  });
});

describe('head', () => {
  it('names customer, queue, page and agent, and says what the lock covers', async () => {
    const { user } = await start();
    expect(screen.getByRole('heading', { name: 'Luc Martin' })).toBeTruthy();
    expect(screen.getByText('Queue: Orders · Page: Shop FR · Agent: Mateja Kovač')).toBeTruthy();
    const lock = screen.getByRole('button', { name: 'Sensitive data is hidden' });
    for (let tabs = 0; tabs < 12 && document.activeElement !== lock; tabs += 1) await user.tab({ shift: true });
    expect((await screen.findByRole('tooltip')).textContent).toMatch(/payment card numbers, IBANs/);
  });

  it('ends the conversation, and says so when that is refused', async () => {
    const { user, answer, callsOf } = await start();
    answer('task.end', () => refused('offline'));
    await user.click(screen.getByRole('button', { name: 'End the conversation with Luc Martin' }));
    expect(callsOf('task.end')).toEqual([{ interactionId: 'i-1' }]);
    expect((await screen.findByRole('alert')).textContent).toMatch(
      /^The conversation could not be ended. There is no connection right now/,
    );
  });

  it('has no End for a guest', async () => {
    await start({ tasks: [sampleTask(now, '1', { iAmOwner: false })] });
    expect(screen.queryByRole('button', { name: /^End/ })).toBeNull();
  });
});
