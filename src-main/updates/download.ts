// Fetches the file of an update: what has arrived stays on the disk, so that a broken download goes on where it stopped,
// also after a restart. The file gets its name only when its SHA-512 is the one of the signed feed.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open as openFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { IncomingMessage } from 'node:http';
import { netTrouble, UpdateTrouble } from './trouble';
import type { Web } from './web';

export interface FileWanted {
  url: URL;
  /** Base64. */
  sha512: string;
  /** Bytes. */
  size: number;
  destination: string;
}

export interface DownloadDeps {
  web: Pick<Web, 'open'>;
  /** Folder for what is not complete; nothing else lies there. */
  partial: string;
  /** Between two tries, ms. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface DownloadWatch {
  progress: (percent: number) => void;
  signal: AbortSignal;
}

export type DownloadFile = (wanted: FileWanted, watch: DownloadWatch) => Promise<void>;

/** Tries in a row that bring nothing; one that brings something starts the count anew. */
const TRIES = 4;
const FIRST_WAIT_MS = 1_000;

const sizeOf = (file: string) =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );

export async function sha512Of(file: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(chunk as Buffer);
  return hash.digest('base64');
}

/** The server goes on where it was asked to; anything else starts from the beginning. */
const goesOnAt = (response: IncomingMessage, have: number) =>
  response.statusCode === 206 && new RegExp(`^bytes ${have}-`).test(response.headers['content-range'] ?? '');

export function createDownload({ web, partial, wait }: DownloadDeps): DownloadFile {
  /** Of an update that is not wanted any more. */
  const clearOthers = async (own: string) => {
    for (const name of await readdir(partial)) if (name !== own) await rm(join(partial, name), { force: true });
  };

  /** Adds to the file what the server sends. @throws UpdateTrouble, or what the disk says */
  const fetchRest = async (file: string, { url, size }: FileWanted, { progress, signal }: DownloadWatch) => {
    let have = await sizeOf(file);
    if (have >= size) return;
    const response = await web.open(url, { signal, ...(have === 0 ? {} : { headers: { range: `bytes=${have}-` } }) });
    if (have > 0 && !goesOnAt(response, have)) have = 0;
    const target = await openFile(file, have === 0 ? 'w' : 'a');
    try {
      const body = response[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
      for (;;) {
        const { done, value } = await body.next().catch((error: unknown) => {
          throw netTrouble(error);
        });
        if (done === true) break;
        have += value.length;
        if (have > size) throw new UpdateTrouble('wrong-file', 'size');
        await target.appendFile(value);
        progress((have / size) * 100);
      }
    } finally {
      response.destroy();
      await target.close();
    }
    if (have < size) throw new UpdateTrouble('unreachable', 'truncated');
  };

  const fetchAll = async (file: string, wanted: FileWanted, watch: DownloadWatch) => {
    for (let failures = 0; ;) {
      const before = await sizeOf(file);
      try {
        await fetchRest(file, wanted, watch);
        return;
      } catch (error) {
        const isWorthIt = error instanceof UpdateTrouble && error.code === 'unreachable' && !watch.signal.aborted;
        failures = (await sizeOf(file)) > before ? 1 : failures + 1;
        if (!isWorthIt || failures >= TRIES) throw error;
        await wait(FIRST_WAIT_MS * 2 ** (failures - 1), watch.signal);
      }
    }
  };

  return async (wanted, watch) => {
    await mkdir(partial, { recursive: true });
    const name = `${Buffer.from(wanted.sha512, 'base64').toString('hex').slice(0, 32)}.part`;
    const file = join(partial, name);
    await clearOthers(name);
    try {
      await fetchAll(file, wanted, watch);
      if ((await sha512Of(file)) !== wanted.sha512) throw new UpdateTrouble('wrong-file');
      await rename(file, wanted.destination);
    } catch (error) {
      // Of no use to go on with.
      if (error instanceof UpdateTrouble && error.code === 'wrong-file') await rm(file, { force: true });
      throw error;
    }
  };
}
