// The zip reader against archives made here byte by byte: what it takes, and what it refuses.
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unzip } from '../../../scripts/setup/zip.mjs';

interface Part {
  name: string;
  content: Buffer;
  stored?: boolean;
  mode?: number;
  crc?: number;
}

function zipOf(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, stored = false, mode = 0o644, crc = crc32(content) } of parts) {
    const packed = stored ? content : deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    local.writeUInt16LE(4, 28);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(stored ? 0 : 8, 10);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(content.length, 24);
    central.writeUInt16LE(Buffer.byteLength(name), 28);
    central.writeUInt32LE((mode << 16) >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    const body = Buffer.concat([local, Buffer.from(name), Buffer.alloc(4), packed]);
    bodies.push(body);
    directory.push(central, Buffer.from(name));
    offset += body.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zip-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function archive(content: Buffer): string {
  const path = join(folder, 'a.zip');
  writeFileSync(path, content);
  return path;
}

const all = (name: string): string => name;
const text = Buffer.from('čas '.repeat(5000));

it('writes only what is chosen, under the new name, with its permissions', async () => {
  const path = archive(
    zipOf([
      { name: 'top/', content: Buffer.alloc(0), stored: true },
      { name: 'top/program', content: text, mode: 0o755 },
      { name: 'top/left-out', content: text },
      { name: 'top/deep/stored', content: text, stored: true },
      { name: 'top/empty', content: Buffer.alloc(0), stored: true },
    ]),
  );
  const seen: number[] = [];
  const written = await unzip(
    path,
    folder,
    (name) => (name.endsWith('left-out') ? null : name.replace('top/', 'out/')),
    (done, total) => seen.push(done / total),
  );
  expect(written).toEqual(['out/program', 'out/deep/stored', 'out/empty']);
  expect(readdirSync(join(folder, 'out')).sort()).toEqual(['deep', 'empty', 'program']);
  expect(readFileSync(join(folder, 'out/program'))).toEqual(text);
  expect(readFileSync(join(folder, 'out/deep/stored'))).toEqual(text);
  expect(statSync(join(folder, 'out/empty')).size).toBe(0);
  expect(statSync(join(folder, 'out/program')).mode & 0o700).toBe(0o700);
  expect(seen.at(-1)).toBe(1);
});

it('refuses content that does not fit its checksum', async () => {
  const path = archive(zipOf([{ name: 'a', content: text, crc: 1 }]));
  await expect(unzip(path, folder, all)).rejects.toThrow('a is damaged');
});

it('refuses a path that leaves the folder', async () => {
  const path = archive(zipOf([{ name: '../../evil', content: text }]));
  await expect(unzip(path, folder, all)).rejects.toThrow('leaves the folder');
});

it('refuses a file that is cut off', async () => {
  const whole = zipOf([{ name: 'a', content: text }]);
  await expect(unzip(archive(whole.subarray(0, whole.length - 30)), folder, all)).rejects.toThrow('not a zip file');
});
