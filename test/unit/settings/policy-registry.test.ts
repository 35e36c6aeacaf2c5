// The registry of Windows as `reg query` prints it, and what an answer means that is none.
import { describe, expect, it } from 'vitest';
import { checkReading } from '../../../src-main/settings/policy/check';
import { createRegistryPolicies, parseRegistry, type Answer } from '../../../src-main/settings/policy/registry';

// As Windows 11 prints it: a blank line, the key, values with four blanks, a blank line, the next key.
const PRINTED = [
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Parley',
  '    (Standard)    REG_SZ    (Wert nicht festgelegt)',
  '    backendUrl    REG_SZ    wss://routing.example.org/agents',
  '    closeToTray    REG_DWORD    0x1',
  '    spellCheck    REG_DWORD    0x0',
  '    retentionDays    REG_DWORD    0x1e',
  '    undoSendSeconds    REG_SZ    5',
  '    extraCaFile    REG_SZ    C:\\Program Files\\Our CA\\root    2026.pem',
  '    proxyBypass    REG_SZ    ',
  '    logLevel    REG_EXPAND_SZ    warning',
  '    blob    REG_BINARY    0A0B',
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Parley\\allowedHosts',
  '    1    REG_SZ    routing.example.org',
  '    10    REG_SZ    last.example.org',
  '    2    REG_SZ    *.example.org',
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Parley\\allowedHosts\\Deeper',
  '    1    REG_SZ    evil.example.net',
  '',
].join('\r\n');

describe('parseRegistry', () => {
  it('reads values, and lists as templates write them', () => {
    expect(parseRegistry(PRINTED)).toEqual({
      backendUrl: 'wss://routing.example.org/agents',
      closeToTray: 1,
      spellCheck: 0,
      retentionDays: 30,
      undoSendSeconds: '5',
      extraCaFile: 'C:\\Program Files\\Our CA\\root    2026.pem',
      proxyBypass: '',
      logLevel: 'warning',
      blob: '0A0B',
      allowedHosts: ['routing.example.org', '*.example.org', 'last.example.org'],
    });
  });

  it('reads a list of one value as well, and one without any entry', () => {
    const key = 'HKEY_CURRENT_USER\\SOFTWARE\\Policies\\Parley';
    expect(parseRegistry(`\r\n${key}\r\n    allowedHosts    REG_MULTI_SZ    a.example\\0b.example\r\n`)).toEqual({
      allowedHosts: ['a.example', 'b.example'],
    });
    expect(parseRegistry(`\r\n${key}\\allowedHosts\r\n`)).toEqual({ allowedHosts: [] });
    expect(parseRegistry(`\r\n${key}\r\n    allowedHosts    REG_MULTI_SZ    \r\n`)).toEqual({ allowedHosts: [] });
  });

  it('takes nothing from a key beside it, nor from words in the system’s language', () => {
    expect(
      parseRegistry('HKEY_LOCAL_MACHINE\\Software\\Policies\\ParleyX\r\n    closeToTray    REG_DWORD    0x1\r\n'),
    ).toEqual({});
    expect(parseRegistry('Ende der Suche: 0 Übereinstimmungen gefunden.\r\n')).toEqual({});
    expect(parseRegistry('')).toEqual({});
  });

  it('is understood by the catalogue', () => {
    const { values, problems } = checkReading(
      { scope: 'machine', where: 'HKLM', form: 'registry' },
      { state: 'read', values: parseRegistry(PRINTED) },
    );
    expect(values).toMatchObject({ closeToTray: true, spellCheck: false, retentionDays: 30, undoSendSeconds: 5 });
    expect(values.allowedHosts).toHaveLength(3);
    expect(problems).toEqual([{ what: 'unknown-key', key: 'blob' }]);
  });
});

describe('createRegistryPolicies', () => {
  const NOT_THERE: Answer = { code: 1, out: '' };
  function reading(answers: Record<string, Answer>, scope: 'machine' | 'user' = 'machine') {
    const asked: string[] = [];
    const reader = createRegistryPolicies({
      scope,
      ask: (args) => {
        asked.push(args.join(' '));
        return Promise.resolve(answers[args[1] ?? ''] ?? NOT_THERE);
      },
    });
    return { asked, where: reader.where, read: reader.read() };
  }
  const software = { code: 0, out: '' };

  it('asks for the key with all below it', async () => {
    const { read, asked, where } = reading({ 'HKLM\\Software\\Policies\\Parley': { code: 0, out: PRINTED } });
    expect(await read).toMatchObject({ state: 'read', values: { closeToTray: 1 } });
    expect(asked).toEqual(['query HKLM\\Software\\Policies\\Parley /s']);
    expect(where).toBe('HKLM\\Software\\Policies\\Parley');
    expect(reading({}, 'user').where).toBe('HKCU\\Software\\Policies\\Parley');
  });

  it('is absent where the registry answers and does not know it', async () => {
    const others = { code: 0, out: '\r\nHKEY_LOCAL_MACHINE\\Software\\Policies\\Microsoft\r\n' };
    const there = { 'HKLM\\Software': software, 'HKLM\\Software\\Policies': others };
    expect(await reading(there).read).toEqual({ state: 'absent' });
    expect(await reading({ 'HKCU\\Software': software }, 'user').read).toEqual({ state: 'absent' });
  });

  it.each([
    [
      'the key is there but may not be read',
      {
        'HKLM\\Software': software,
        'HKLM\\Software\\Policies': { code: 0, out: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Parley\r\n' },
      },
    ],
    ['an administrator has forbidden reg.exe', {}],
    ['reg.exe is not there or did not answer', { 'HKLM\\Software\\Policies\\Parley': { code: undefined, out: '' } }],
  ])('is unreadable where %s', async (_why, answers) => {
    expect(await reading(answers).read).toEqual({ state: 'broken', what: 'unreadable' });
  });
});
