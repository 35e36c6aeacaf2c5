// A command of the agent with an answer in reasonable time. Over an outage the session goes on asking with the same id;
// what it learns later comes as events, so the agent need not wait for it.
import { COMMAND_RESULT_MS, type CommandData, type CommandName } from '../../src-protocol';
import type { Clock, CommandOptions, Result } from '../session';
import type { MaskedSession, MaskedValue } from './masked-session';

export type Ask = <N extends CommandName>(
  name: N,
  data: CommandData<N>,
  options?: CommandOptions,
) => Promise<Result<MaskedValue<N>>>;

/** How long a wish of the agent is shown as on its way; then what is confirmed counts again. */
export const WISH_MS = COMMAND_RESULT_MS;

export function createAsk(session: Pick<MaskedSession, 'command'>, clock: Clock): Ask {
  return (name, data, options) =>
    new Promise((resolve) => {
      const timer = clock.setTimeout(() => resolve({ ok: false, code: 'unresolved', retryable: true }), WISH_MS);
      void session.command(name, data, options).then((result) => {
        clock.clearTimeout(timer);
        resolve(result);
      });
    });
}
