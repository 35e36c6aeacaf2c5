// What the agent has sent goes out before she leaves the conversation: a message kept back for undoing is sent at once,
// and ending, transferring or leaving waits for it. On a line that is too slow it does not wait for ever.
import type { Ask } from './ask';
import type { MaskedSession } from './masked-session';
import type { Clock } from '../session';
import type { CommandName } from '../../src-protocol';

const LEAVING: ReadonlySet<CommandName> = new Set([
  'interaction.end',
  'interaction.transfer',
  'conference.exit',
  'conference.end',
]);
const LONGEST_MS = 3_000;

export function sendingFirst(ask: Ask, { outbox }: Pick<MaskedSession, 'outbox'>, clock: Clock): Ask {
  const onTheirWay = (interactionId: string) =>
    outbox.list().some((one) => one.interactionId === interactionId && one.state !== 'failed');

  function sent(interactionId: string): Promise<void> {
    outbox.hurry(interactionId);
    if (!onTheirWay(interactionId)) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clock.clearTimeout(timer);
        stop();
        resolve();
      };
      const timer = clock.setTimeout(done, LONGEST_MS);
      const stop = outbox.onChange(() => {
        if (!onTheirWay(interactionId)) done();
      });
    });
  }

  return async (name, data, options) => {
    if (LEAVING.has(name) && 'interactionId' in data) await sent(data.interactionId);
    return ask(name, data, options);
  };
}
