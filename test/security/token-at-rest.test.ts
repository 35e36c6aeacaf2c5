// Threat: the sign-in token is read from the disk.
import { beforeEach, describe, expect, it, vi } from 'vitest';

const TOKEN = 'token-of-maja';
const store = vi.hoisted(() => ({ available: true, backend: 'gnome_libsecret', async: false, calls: 0 }));
vi.mock('electron', () => {
  const seal = (text: string) => Buffer.from(`v11${Buffer.from(text).toString('hex')}`);
  const unseal = (bytes: Buffer) => {
    const text = bytes.toString();
    if (!text.startsWith('v11')) throw new Error('not ours');
    return Buffer.from(text.slice(3), 'hex').toString();
  };
  const touch = <T>(value: T) => (store.calls++, value);
  const old = {
    isEncryptionAvailable: () => touch(store.available),
    getSelectedStorageBackend: () => store.backend,
    encryptString: (text: string) => touch(seal(text)),
    decryptString: (bytes: Buffer) => touch(unseal(bytes)),
  };
  const fresh = {
    ...old,
    isEncryptionAvailable: () => expect.unreachable('the blocking call is not used where there is another'),
    isAsyncEncryptionAvailable: () => Promise.resolve(touch(store.available)),
    encryptStringAsync: (text: string) => Promise.resolve(touch(seal(text))),
    decryptStringAsync: async (bytes: Buffer) => touch({ result: unseal(bytes), shouldReEncrypt: false }),
  };
  return {
    get safeStorage() {
      return store.async ? fresh : old;
    },
  };
});
const { createSecrets } = await import('../../src-main/settings/secrets');

describe.each([
  ['an Electron with blocking calls only', false],
  ['an Electron with asynchronous calls', true],
])('the token, on %s,', (_name, async) => {
  let disk: string | undefined;
  let notes: string[];
  const secrets = (platform: NodeJS.Platform = 'linux') =>
    createSecrets({ load: () => disk, save: async (sealed) => void (disk = sealed) }, platform, (what) =>
      notes.push(what),
    );

  beforeEach(() => {
    Object.assign(store, { available: true, backend: 'gnome_libsecret', async, calls: 0 });
    disk = undefined;
    notes = [];
  });

  it('is on the disk only as the key store sealed it, and comes back after a restart', async () => {
    await secrets().save(TOKEN);
    expect(disk).toBeDefined();
    expect(disk).not.toContain(TOKEN);
    expect(Buffer.from(disk!, 'base64').toString()).not.toContain(TOKEN);
    expect(await secrets().load()).toBe(TOKEN);
    expect(notes).toEqual([]);
  });

  it.each([
    ['without a keyring', { backend: 'basic_text' }],
    ['before the key store is known', { backend: 'unknown' }],
    ['without encryption', { available: false }],
  ])('is never written %s, only remembered', async (_case, state) => {
    Object.assign(store, state);
    disk = 'b2xk';
    const mine = secrets();
    await mine.save(TOKEN);
    expect(disk).toBeUndefined();
    expect(notes).toEqual(['token-not-stored']);
    expect(await mine.load()).toBe(TOKEN);
    expect(await secrets().load()).toBeNull();
  });

  it('is not asked of the key store when none is stored', async () => {
    expect(await secrets().load()).toBeNull();
    expect(store.calls).toBe(0);
  });

  it('that cannot be read is none, and that is said', async () => {
    disk = Buffer.from('sealed by another user').toString('base64');
    expect(await secrets().load()).toBeNull();
    expect(notes).toEqual(['token-unreadable']);
  });

  it('is gone after clearing, from memory too', async () => {
    const mine = secrets();
    await mine.save(TOKEN);
    await mine.clear();
    expect([disk, await mine.load()]).toEqual([undefined, null]);
  });

  it('is sealed on Windows and macOS by what they have', async () => {
    store.backend = 'basic_text';
    await secrets('win32').save(TOKEN);
    expect(disk).toBeDefined();
  });

  it('survives a disk that refuses', async () => {
    const mine = createSecrets(
      {
        load: () => undefined,
        save: () => Promise.reject(new Error('disk full')),
      },
      'linux',
      (what) => notes.push(what),
    );
    await mine.save(TOKEN);
    expect([notes, await mine.load()]).toEqual([['token-not-stored'], TOKEN]);
    await expect(mine.clear()).rejects.toThrow('disk full');
    expect(await mine.load()).toBeNull();
  });
});
