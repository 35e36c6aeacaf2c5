// The bench's side of load-hook.cjs: programs that were started call in, and do what they are asked.
import { createServer } from 'node:net';

/** @typedef {(act: string, args?: object) => Promise<any>} Ask */

const PATIENCE_MS = 120_000;

export async function startRemote() {
  /** @type {Map<string, Ask>} */
  const known = new Map();
  /** @type {Map<string, (ask: Ask) => void>} */
  const wanted = new Map();
  const server = createServer((socket) => {
    /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
    const open = new Map();
    let count = 0;
    let rest = '';
    /** @type {Ask} */
    const ask = (act, args = {}) =>
      new Promise((resolve, reject) => {
        const id = (count += 1);
        const late = setTimeout(() => reject(new Error(`no answer to "${act}"`)), PATIENCE_MS);
        const settled = (/** @type {() => void} */ done) => {
          clearTimeout(late);
          open.delete(id);
          done();
        };
        open.set(id, {
          resolve: (value) => settled(() => resolve(value)),
          reject: (error) => settled(() => reject(error)),
        });
        socket.write(`${JSON.stringify({ id, act, ...args })}\n`);
      });
    socket.on('error', () => undefined);
    socket.setEncoding('utf8').on('data', (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const { id, value, error } = JSON.parse(line);
        if (id === 0) {
          known.set(value, ask);
          wanted.get(value)?.(ask);
        } else if (error === undefined) open.get(id)?.resolve(value);
        else open.get(id)?.reject(new Error(error));
      }
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    port: String(port),
    /** The program of this name, once it has called in. @param {string} who @returns {Promise<Ask>} */
    program: (who) =>
      new Promise((resolve, reject) => {
        const ask = known.get(who);
        if (ask !== undefined) {
          resolve(ask);
          return;
        }
        const late = setTimeout(() => reject(new Error(`${who} did not call in`)), PATIENCE_MS);
        wanted.set(who, (one) => {
          clearTimeout(late);
          resolve(one);
        });
      }),
    stop: () => void server.close(),
  };
}
