// Threat: the page gets at camera, microphone, place, clipboard, files or devices of the agent.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guardBluetooth, guardDevices } from '../../src-main/security/devices';
import { guardPermissions, isPermitted } from '../../src-main/security/permissions';
import { collectedReports, fakeContents, fakeSession, preventable } from '../kit/emitters';

const PAGE = 'app://parley/index.html';
const types = readFileSync(resolve(import.meta.dirname, '../../node_modules/electron/electron.d.ts'), 'utf8');
/** Every permission Electron knows, from its own types, and some it does not. */
const KNOWN = [
  ...new Set(
    [
      ...types.matchAll(/setPermission(?:Request|Check)Handler\(handler: [^\n]*permission: ([^)]*?)(?:, \w+:|\))/g),
    ].flatMap((match) => [...(match[1] ?? '').matchAll(/'([\w-]+)'/g)].map((name) => name[1]!)),
  ),
];
const ALL = [...KNOWN, 'a-permission-of-tomorrow', '', 'constructor'];

describe('permissions', () => {
  it('are looked up in a list worth checking', () => {
    expect(KNOWN.length).toBeGreaterThan(12);
    expect(KNOWN).toEqual(expect.arrayContaining(['media', 'geolocation', 'notifications', 'clipboard-read']));
  });

  it('allow the page to write to the clipboard and nothing else', () => {
    expect(ALL.filter((name) => isPermitted(name, PAGE, true))).toEqual(['clipboard-sanitized-write']);
  });

  it('allow a frame or a foreign page nothing at all', () => {
    expect(ALL.filter((name) => isPermitted(name, PAGE, false))).toEqual([]);
    for (const origin of ['https://example.org', 'file:///', 'app://evil', 'null', ''])
      expect(ALL.filter((name) => isPermitted(name, origin, true))).toEqual([]);
  });

  it('are decided the same by the request and by the check', () => {
    const { session, set } = fakeSession();
    const { reports, report } = collectedReports();
    guardPermissions(session, report);
    const request = set.get('setPermissionRequestHandler') as unknown as (
      contents: null,
      permission: string,
      callback: (granted: boolean) => void,
      details: object,
    ) => void;
    const check = set.get('setPermissionCheckHandler') as unknown as (
      contents: null,
      permission: string,
      origin: string,
      details: object,
    ) => boolean;
    for (const permission of ALL) {
      const expected = permission === 'clipboard-sanitized-write';
      let granted: boolean | undefined;
      request(null, permission, (value) => (granted = value), { requestingUrl: PAGE, isMainFrame: true });
      expect([permission, granted]).toEqual([permission, expected]);
      expect(check(null, permission, 'app://parley', { isMainFrame: true })).toBe(expected);
    }
    expect(reports).toHaveLength(ALL.length - 1);
  });
});

describe('devices', () => {
  it('are never given, whoever asks', () => {
    const { session, emitter, set } = fakeSession();
    const { reports, report } = collectedReports();
    guardDevices(session, report);
    expect((set.get('setDevicePermissionHandler') as () => boolean)()).toBe(false);
    for (const [name, args] of [
      ['select-hid-device', [{}]],
      ['select-serial-port', [[], {}]],
      ['select-usb-device', [{}]],
    ] as const) {
      const event = preventable({});
      let chosen: unknown = 'nothing yet';
      emitter.emit(name, event, ...args, (id?: string) => (chosen = id));
      expect([name, event.prevented, chosen || undefined]).toEqual([name, true, undefined]);
    }
    let streams: unknown;
    (
      set.get('setDisplayMediaRequestHandler') as unknown as (
        request: object,
        callback: (value: unknown) => void,
      ) => void
    )({}, (value) => (streams = value));
    expect(streams).toEqual({});
    let pairing: unknown;
    (set.get('setBluetoothPairingHandler') as unknown as (details: object, callback: (value: unknown) => void) => void)(
      {},
      (value) => (pairing = value),
    );
    expect(pairing).toEqual({ confirmed: false });
    expect(reports).toEqual(['hid-device', 'serial-port', 'usb-device', 'screen-capture']);
  });

  it('are not found over Bluetooth', () => {
    const { contents, emitter } = fakeContents();
    guardBluetooth(contents, collectedReports().report);
    const event = preventable({});
    let chosen: string | undefined;
    emitter.emit('select-bluetooth-device', event, [{ deviceId: 'd' }], (id: string) => (chosen = id));
    expect([event.prevented, chosen]).toEqual([true, '']);
  });
});
