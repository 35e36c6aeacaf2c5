// The vault on a real disk: its files, its key in the key store, and a computer without one.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openVaultIn } from '../../../src-main/vault/open';

let folder: string;
let notes: string[];
/** Seals by writing it in hex with a mark of whose key it is. */
const keyStore = (owner = 'maja', available = true) => ({
  canSeal: () => Promise.resolve(available),
  seal: (text: string) => Promise.resolve(`${owner}:${Buffer.from(text).toString('hex')}`),
  unseal: (sealed: string) =>
    sealed.startsWith(`${owner}:`)
      ? Promise.resolve(Buffer.from(sealed.slice(owner.length + 1), 'hex').toString())
      : Promise.reject(new Error('not hers')),
});
const open = (store = keyStore()) =>
  openVaultIn({ folder: join(folder, 'vault'), keyStore: store, note: (what) => notes.push(what) });
const files = () => readdirSync(join(folder, 'vault')).toSorted();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-vault-'));
  notes = [];
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the vault of a computer', () => {
  it('comes back after a restart, in files nobody else may read', async () => {
    const vault = await open();
    vault.put('draft', 'the planted text');
    await vault.close();
    expect(files()).toEqual(['journal', 'key']);
    for (const file of files()) {
      expect(statSync(join(folder, 'vault', file)).mode & 0o077).toBe(0);
      expect(readFileSync(join(folder, 'vault', file), 'latin1')).not.toContain('planted');
    }
    expect((await open()).get('draft')).toBe('the planted text');
    expect(notes).toEqual([]);
  });

  it('without a key store writes nothing at all', async () => {
    const vault = await open(keyStore('maja', false));
    vault.put('draft', 'the planted text');
    await vault.safe();
    expect(vault.get('draft')).toBe('the planted text');
    expect(readdirSync(folder)).toEqual([]);
    expect(notes).toEqual(['no-key-store']);
  });

  it('leaves its files alone while the key store is away, and has them again afterwards', async () => {
    const first = await open();
    first.put('draft', 'kept');
    await first.close();
    const away = await open(keyStore('maja', false));
    away.put('draft', 'for this session');
    await away.close();
    expect((await open()).get('draft')).toBe('kept');
  });

  it('sealed for somebody else begins anew beside a copy', async () => {
    const first = await open();
    first.put('draft', 'hers');
    await first.close();
    const other = await open(keyStore('jana'));
    expect(other.entries('')).toEqual([]);
    other.put('draft', 'of jana');
    await other.close();
    expect(notes).toEqual(['unreadable']);
    expect(files()).toEqual(['journal', 'journal.unreadable', 'key', 'key.unreadable']);
    expect((await open(keyStore('jana'))).get('draft')).toBe('of jana');
  });

  it.each([
    ['an empty key', 'key', ''],
    ['a key of garbage', 'key', '\u0000\u0001'],
    ['a journal of garbage', 'journal', 'x\ny\nz\n'],
  ])('with %s starts', async (_case, file, content) => {
    const first = await open();
    first.put('draft', 'x');
    await first.close();
    writeFileSync(join(folder, 'vault', file), content);
    const vault = await open();
    vault.put('draft', 'new');
    await vault.close();
    expect((await open()).get('draft')).toBe('new');
  });

  it('does not care for what a rewriting that was cut off has left', async () => {
    const first = await open();
    first.put('draft', 'kept');
    await first.close();
    writeFileSync(join(folder, 'vault', 'journal.new'), 'half of a new fi');
    expect((await open()).get('draft')).toBe('kept');
    expect(notes).toEqual([]);
  });

  it('goes on in memory where its folder cannot be made', async () => {
    writeFileSync(join(folder, 'vault'), 'a file where the folder should be');
    const vault = await open();
    vault.put('draft', 'x');
    await vault.safe();
    expect(vault.get('draft')).toBe('x');
    expect(notes).toEqual(['not-readable']);
  });
});
