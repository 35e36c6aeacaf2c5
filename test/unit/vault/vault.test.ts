// The vault against what a disk and a crash can do to its file: cut at any byte, garbage, another key, no room.
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRecordCipher } from '../../../src-main/vault/record-cipher';
import type { SafeFile } from '../../../src-main/vault/safe-file';
import { MOST_KEPT, openVault, type Vault, type VaultNote } from '../../../src-main/vault/vault';

const key = randomBytes(32);
const cipher = createRecordCipher(key);

/** A disk in memory; `limit` characters fit on it, and what does not fit is cut off as a real one does. */
class Disk implements SafeFile {
  content: string | undefined;
  copy: string | undefined;
  limit = Infinity;
  isBlocked = false;
  writes: string[] = [];
  read = () => Promise.resolve(this.content);
  append = (text: string) => {
    const room = Math.max(0, this.limit - (this.content?.length ?? 0));
    this.content = (this.content ?? '') + text.slice(0, room);
    this.writes.push(text);
    return text.length > room ? Promise.reject(new Error('ENOSPC')) : Promise.resolve();
  };
  replace = (text: string) => {
    if (text.length > this.limit) return Promise.reject(new Error('ENOSPC'));
    this.content = text;
    this.writes.push(text);
    return Promise.resolve();
  };
  keepCopy = () => {
    this.copy = this.content;
    return Promise.resolve();
  };
  close = () => Promise.resolve();
}

let disk: Disk;
let notes: VaultNote[];
const open = (with_ = cipher) => openVault({ file: disk, cipher: with_, note: (what) => notes.push(what) });
const all = (vault: Vault) => Object.fromEntries(vault.entries(''));

beforeEach(() => {
  disk = new Disk();
  notes = [];
});

describe('the vault', () => {
  it('gives back after the end of the program what was put, and what was taken away is gone', async () => {
    const vault = await open();
    vault.put('a/1', 'one');
    vault.put('a/2', { text: 'two', list: [1, null] });
    vault.put('b/1', 3);
    await vault.safe();
    vault.put('a/1', undefined);
    await vault.safe();
    const again = await open();
    expect(all(again)).toEqual({ 'a/2': { text: 'two', list: [1, null] }, 'b/1': 3 });
    expect(again.entries('a/')).toEqual([['a/2', { text: 'two', list: [1, null] }]]);
    expect(again.get('a/1')).toBeUndefined();
    expect(notes).toEqual([]);
  });

  it('holds neither keys nor values in clear', async () => {
    const vault = await open();
    vault.put('agent/draft/conversation-7', 'the planted text');
    await vault.safe();
    expect(disk.content).toMatch(/^[A-Za-z0-9+/=\n]+$/);
    for (const plain of ['planted', 'conversation-7'])
      for (const line of (disk.content ?? '').split('\n'))
        expect(Buffer.from(line, 'base64').toString('latin1')).not.toContain(plain);
  });

  it('keeps what was put in one turn together', async () => {
    const vault = await open();
    vault.put('draft', 'half a sen');
    await vault.safe();
    vault.put('outbox', 'half a sentence');
    vault.put('draft', undefined);
    await vault.safe();
    const whole = disk.content ?? '';
    for (let cut = 0; cut <= whole.length; cut += 1) {
      disk.content = whole.slice(0, cut);
      const { draft, outbox } = all(await open());
      // Before the first record there was nothing; after it exactly one of the two is there, at every byte.
      if (cut > whole.indexOf('\n')) expect([draft, outbox].filter((one) => one !== undefined)).toHaveLength(1);
    }
  });

  it('writes once for everything that was put while the disk was busy', async () => {
    const vault = await open();
    vault.put('key', 0);
    await Promise.resolve();
    await Promise.resolve();
    for (let count = 1; count <= 500; count += 1) vault.put('key', count);
    await vault.safe();
    expect(disk.writes.length).toBeLessThanOrEqual(2);
    expect((await open()).get('key')).toBe(500);
  });

  it('stays small when the same things change again and again', async () => {
    const vault = await open();
    for (let count = 0; count < 3_000; count += 1) {
      vault.put('draft', `${String(count)} ${'x'.repeat(300)}`);
      await vault.safe();
    }
    expect(disk.content?.length).toBeLessThan(300 * 1024);
    expect((await open()).get('draft')).toContain('2999 ');
  });
});

describe('a file that is not as it was written', () => {
  const planted = async () => {
    const vault = await open();
    for (const name of ['a', 'b', 'c']) {
      vault.put(name, `value of ${name}`);
      await vault.safe();
    }
  };

  it('cut off at any byte loses at most the record that was being written, and goes on', async () => {
    await planted();
    const whole = disk.content ?? '';
    const ends = [...whole.matchAll(/\n/g)].map(({ index }) => index);
    for (let cut = 0; cut <= whole.length; cut += 1) {
      disk.content = whole.slice(0, cut);
      notes = [];
      const vault = await open();
      const complete = ends.filter((end) => end < cut).length;
      expect(Object.keys(all(vault))).toEqual(['a', 'b', 'c'].slice(0, complete));
      vault.put('next', 1);
      await vault.safe();
      expect(Object.keys(all(await open()))).toEqual([...['a', 'b', 'c'].slice(0, complete), 'next']);
      expect(notes.every((note) => note === 'torn')).toBe(true);
    }
  });

  it('with a broken record in between keeps all others, a copy, and says so', async () => {
    await planted();
    const lines = (disk.content ?? '').split('\n');
    const broken = [lines[0], 'garbage \u0000', ...lines.slice(2)].join('\n');
    disk.content = broken;
    expect(all(await open())).toEqual({ a: 'value of a', c: 'value of c' });
    expect(notes).toEqual(['damaged']);
    expect(disk.copy).toBe(broken);
    notes = [];
    expect(all(await open())).toEqual({ a: 'value of a', c: 'value of c' });
    expect(notes).toEqual([]);
  });

  it('written with another key is kept as a copy, and a new one is begun', async () => {
    await planted();
    const foreign = disk.content;
    const vault = await open(createRecordCipher(randomBytes(32)));
    expect(all(vault)).toEqual({});
    expect(notes).toEqual(['unreadable']);
    expect(disk.copy).toBe(foreign);
  });

  it('whatever it holds never stops the program, and what is put then is kept', async () => {
    await planted();
    const sound = disk.content ?? '';
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length), fc.nat(40), fc.string({ maxLength: 60 }), async (at, length, junk) => {
        disk = new Disk();
        disk.content = sound.slice(0, at) + junk + sound.slice(at + length);
        const vault = await open();
        const before = all(vault);
        for (const [name, value] of Object.entries(before)) expect(value).toBe(`value of ${name}`);
        vault.put('new', true);
        await vault.safe();
        expect(all(await open())).toEqual({ ...before, new: true });
      }),
      { numRuns: 300 },
    );
  });

  it('that the disk refuses to read is left alone; the session goes on in memory', async () => {
    disk.content = 'whatever';
    disk.read = () => Promise.reject(new Error('EIO'));
    const vault = await open();
    vault.put('a', 1);
    await vault.safe();
    expect(vault.get('a')).toBe(1);
    expect([disk.content, notes]).toEqual(['whatever', ['not-readable']]);
  });
});

describe('a full disk', () => {
  it('is said once, stops nothing, and everything is written when there is room again', async () => {
    const vault = await open();
    vault.put('before', 1);
    await vault.safe();
    disk.limit = (disk.content?.length ?? 0) + 20;
    vault.put('during', 2);
    await vault.safe();
    vault.put('also', 3);
    await vault.safe();
    expect(notes).toEqual(['not-written']);
    expect(vault.get('during')).toBe(2);
    // Killed now: what was safe still is, the torn record is no damage.
    expect(
      all(await openVault({ file: Object.assign(new Disk(), { content: disk.content }), cipher, note: () => 0 })),
    ).toEqual({ before: 1 });
    disk.limit = Infinity;
    vault.put('after', 4);
    await vault.safe();
    expect(notes).toEqual(['not-written', 'written-again']);
    expect(all(await open())).toEqual({ before: 1, during: 2, also: 3, after: 4 });
  });

  it('is what too much looks like; taking something away makes room', async () => {
    const vault = await open();
    vault.put('small', 1);
    vault.put('huge', 'x'.repeat(MOST_KEPT + 1));
    await vault.safe();
    expect(notes).toEqual(['not-written']);
    vault.put('huge', undefined);
    await vault.safe();
    expect(notes).toEqual(['not-written', 'written-again']);
    expect(all(await open())).toEqual({ small: 1 });
  });
});

describe('a record', () => {
  it('opens only whole, unchanged and with its own key, and never looks the same twice', () => {
    const line = cipher.seal('text – Žiga 😀');
    expect(cipher.open(line)).toBe('text – Žiga 😀');
    expect(cipher.seal('text – Žiga 😀')).not.toBe(line);
    expect(createRecordCipher(randomBytes(32)).open(line)).toBeUndefined();
    const bytes = Buffer.from(line, 'base64');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(cipher.open(changed.toString('base64'))).toBeUndefined();
      expect(cipher.open(bytes.subarray(0, at).toString('base64'))).toBeUndefined();
    }
  });
});
