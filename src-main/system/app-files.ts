// Answers app://parley/...: files of the built renderer and nothing else on the disk, each with the page's security
// headers.
import { extname, join, relative, isAbsolute } from 'node:path';
import { isAppUrl } from '../security/app-origin';
import { PAGE_HEADERS } from '../security/content-policy';

/** The kinds of files the page consists of. A kind that is not here is not served. */
const MIME: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.ogg': 'audio/ogg',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
};

/**
 * @param folder absolute path of the built renderer
 * @returns the file an address means and its type, or undefined when it means none of ours
 */
export function appFile(folder: string, url: string): { path: string; type: string } | undefined {
  if (!isAppUrl(url)) return undefined;
  let name: string;
  try {
    name = decodeURIComponent(new URL(url).pathname);
  } catch {
    return undefined;
  }
  if (/[\0\\:]/.test(name)) return undefined;
  const path = join(folder, name);
  const inside = relative(folder, path);
  const type = MIME[extname(path)];
  return type === undefined || inside.startsWith('..') || isAbsolute(inside) ? undefined : { path, type };
}

/** Chromium's net::ERR_FILE_NOT_FOUND. */
const NOT_FOUND = -6;

/** What `protocol.registerFileProtocol` is answered: a file for Chromium to read by itself, or an error. */
export type FileAnswer = { path: string; mimeType: string; headers: Record<string, string> } | { error: number };

export const answerAppFile =
  (folder: string) =>
  ({ url, method }: { url: string; method: string }): FileAnswer => {
    const file = method === 'GET' ? appFile(folder, url) : undefined;
    if (!file) return { error: NOT_FOUND };
    return {
      path: file.path,
      mimeType: file.type,
      headers: { ...PAGE_HEADERS, 'Content-Type': file.type, 'Cache-Control': 'no-cache' },
    };
  };
