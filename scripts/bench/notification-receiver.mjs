// The notification server of a measurement, in a process of its own: what else the measurement does must not keep it
// from its post. One line of JSON for every call, with the moment at which it came.
import { startNotificationServer } from '../../test/kit/notification-server.mjs';

const say = (/** @type {object} */ line) => process.stdout.write(`${JSON.stringify(line)}\n`);

await startNotificationServer({
  told: ({ summary }) => say({ summary, at: String(process.hrtime.bigint()) }),
  withdrawn: () => undefined,
});
say({ summary: 'ready', at: '0' });
