// The checker of the simulation must notice: planted defects, in the program by tampering with its parts, in the world by
// a disk that lies, and one by one in what is compared.
import { describe, expect, it } from 'vitest';
import type { SessionDeps } from '../../../src-main/session';
import { runCourse, type CourseOptions } from '../../kit/simulation/course';
import { violationsOf, type EndState } from '../../kit/simulation/invariants';
import { CourseRecord } from '../../kit/simulation/record';

async function violationsWith(options: CourseOptions, seeds: readonly number[]): Promise<string> {
  const found: string[] = [];
  for (const seed of seeds) found.push(...(await runCourse(seed, options)).violations);
  return found.join('\n');
}

/** Changes what the session puts on the wire. */
const sending =
  (change: (text: string) => string) =>
  (deps: SessionDeps): SessionDeps => ({
    ...deps,
    openSocket: (url, events) => {
      const socket = deps.openSocket(url, events);
      return {
        send: (text) => {
          socket.send(change(text));
        },
        close: (code, reason) => {
          socket.close(code, reason);
        },
        terminate: () => {
          socket.terminate();
        },
      };
    },
  });

describe('defects in the program', () => {
  it('notices an outbox that sends again with a new id', async () => {
    let sent = 0;
    const tamper = sending((text) => {
      if (!text.startsWith('{"type":"message.send"')) return text;
      const frame = JSON.parse(text);
      const id = `${frame.id}-${(sent += 1)}`;
      return JSON.stringify({ ...frame, id, data: { ...frame.data, clientMessageId: id } });
    });
    expect(await violationsWith({ tamper }, [1, 2])).toContain('doubled');
  }, 60_000);

  it('notices a session that passes over events', async () => {
    let heard = 0;
    const tamper = (deps: SessionDeps): SessionDeps => ({
      ...deps,
      openSocket: (url, events) =>
        deps.openSocket(url, {
          ...events,
          frame: (text) => {
            const isMissed = text.startsWith('{"type":"message.created"') && (heard += 1) % 9 === 0;
            events.frame(isMissed ? text.replace('message.created', 'message.unheard') : text);
          },
        }),
    });
    expect(await violationsWith({ tamper }, [1])).toMatch(/never told|shows/);
  }, 60_000);

  it('notices a backend whose disk says done too early', async () => {
    expect(await violationsWith({ lyingDisk: true }, [3, 5, 6, 8])).toContain('lost');
  }, 60_000);
});

describe('one by one', () => {
  const id = 'int-1';
  const record = () => {
    const made = new CourseRecord();
    for (const text of ['a1', 'a2']) made.agent.push({ interactionId: id, text, taken: 'certain' });
    made.customer.push({ interactionId: id, text: 'c1', taken: 'certain' });
    return made;
  };
  const message = (index: number, role: string, text: string) => ({
    messageId: `m${index}`,
    index,
    role,
    text,
    elsewhere: false,
  });
  const end = (texts: string[] = ['a1', 'a2'], inbox = texts): EndState => {
    const messages = [message(0, 'customer', 'c1'), ...texts.map((text, at) => message(at + 1, 'agent', text))];
    return {
      conversations: [
        {
          interactionId: id,
          state: 'active',
          messages,
          inbox: inbox.map((text, at) => ({ messageId: `m${at + 1}`, text })),
        },
      ],
      offers: [],
      presence: 'available',
      shown: {
        tasks: [{ interactionId: id, state: 'active' }],
        offers: [],
        presence: 'available',
        transcripts: new Map([[id, messages.map(({ index, text }) => ({ index, text }))]]),
        unsent: 0,
      },
    };
  };
  const check = (state: EndState, of = record()) => violationsOf(of, state).join('\n');

  it('finds nothing where all is well', () => {
    expect(check(end())).toBe('');
  });

  it('tells lost, doubled, out of order and invented', () => {
    expect(check(end(['a1']))).toContain('lost: "a2"');
    expect(check(end(['a1', 'a2', 'a2']))).toContain('doubled 2 times: "a2"');
    expect(check(end(['a2', 'a1']))).toContain('out of order');
    expect(check(end(['a1', 'a2', 'a3']))).toContain('nobody (agent) said "a3"');
  });

  it('tells a customer who got something else', () => {
    expect(check(end(['a1', 'a2'], ['a1']))).toContain('the customer got a1 instead of a1, a2');
  });

  it('tells a message called unsent that was sent', () => {
    const made = record();
    made.notSent.set('a2', 0);
    expect(check(end(), made)).toContain('told as not sent, and sent: "a2"');
    expect(check(end(['a1']), made)).toBe('');
  });

  it('tells what the window shows wrong', () => {
    const state = end();
    state.shown.transcripts.get(id)?.pop();
    expect(check(state)).toContain('shows');
    expect(check({ ...end(), offers: ['r1'] })).toContain('offers shown');
    expect(check({ ...end(), presence: 'lunch' })).toContain('shown as available, is lunch');
    expect(check({ ...end(), shown: { ...end().shown, tasks: [] } })).toContain('shown as gone');
    expect(check({ ...end(), shown: { ...end().shown, unsent: 1 } })).toContain('still on their way');
  });

  it('tells an event told twice, one never told, and a call without an answer', () => {
    const told = (...indexes: number[]) => {
      const made = record();
      for (const index of indexes) made.told.push({ interactionId: id, index, messageId: `m${index}`, epoch: 1_001 });
      return made;
    };
    expect(check(end(), told(0, 1, 2))).toBe('');
    expect(check(end(), told(0, 1, 1))).toContain('told again');
    expect(check(end(), told(0, 2))).toContain('never told: 1 to 1');
    const made = record();
    made.open.add('client-1 send 4');
    expect(check(end(), made)).toContain('no answer to client-1 send 4');
  });
});
