// Every numbered item of Electron's security tutorial (https://www.electronjs.org/docs/latest/tutorial/security), each
// held against the real configuration and the real sources. What only a running Electron can show is in
// test/e2e/security.spec.ts; docs/security.md says which rule of src-main/security stands for which item.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { APP_PAGE } from '../../src-main/security/app-origin';
import { APP_SCHEME_PRIVILEGES } from '../../src-main/security/app-scheme';
import { CONTENT_SECURITY_POLICY } from '../../src-main/security/content-policy';
import { webPreferences } from '../../src-main/security/web-preferences';
import { CHOKES } from '../architecture/matrix.mjs';
import { root, sourceFiles } from '../architecture/source-files';

const read = (file: string) => readFileSync(resolve(root, file), 'utf8');
/** Sources without their comments. */
const sources = (folder: string) =>
  sourceFiles([folder], /\.(ts|tsx|html)$/).map(
    (file) => [file, read(file).replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '')] as const,
  );
const main = sources('src-main');
const everything = [
  ...main,
  ...sources('src-preload'),
  ...sources('src-renderer'),
  ...sources('src-protocol'),
  ...sources('src-backend'),
];
const filesWith = (pattern: RegExp, among = everything) =>
  among.filter(([, text]) => pattern.test(text)).map(([file]) => file);
const preferences = webPreferences('/preload.cjs', false);
const guards = read('src-main/security/guards.ts');

describe("Electron's security checklist", () => {
  it('reads a tree worth checking', () => {
    expect(main.length).toBeGreaterThan(40);
    expect(everything.length).toBeGreaterThan(100);
  });

  it('1. loads only secure content', () => {
    expect(filesWith(/\.loadURL\(/, main)).toEqual([
      'src-main/windows/main-window.ts',
      'src-main/windows/page-life.ts',
    ]);
    for (const file of filesWith(/\.loadURL\(/, main)) expect(read(file)).not.toMatch(/loadURL\((?!APP_PAGE\))/);
    expect(filesWith(/\bhttp:\/\//, [...main, ...sources('src-renderer')])).toEqual([]);
    // No certificate is ever waved through. Diagnostics reads a refused one and ends the line before anything is asked on it
    // (test/integration/server-look.test.ts).
    expect(
      filesWith(
        /rejectUnauthorized: (?!true)|NODE_TLS_REJECT|setCertificateVerifyProc|ignore-certificate-errors|checkServerIdentity/,
      ),
    ).toEqual(['src-main/session/server-look.ts']);
    expect(read('src-main/security/certificates.ts')).toMatch(/callback\(false\)/);
    expect(guards).toMatch(/guardCertificates\(/);
    expect(guards).toMatch(/guardRequests\(/);
  });

  it('2. gives no remote content Node.js', () => {
    expect(preferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
    expect(filesWith(/nodeIntegration\w*: true/)).toEqual([]);
    expect(filesWith(/from 'node:|require\(|@electron\/remote|from 'electron/, sources('src-renderer'))).toEqual([]);
  });

  it('3. isolates contexts', () => {
    expect(preferences.contextIsolation).toBe(true);
    expect(filesWith(/contextIsolation: false/)).toEqual([]);
    expect(read('src-preload/index.ts')).toMatch(/contextBridge\.exposeInMainWorld/);
  });

  it('4. sandboxes every process', () => {
    expect(preferences.sandbox).toBe(true);
    expect(read('src-main/boot/start.ts')).toMatch(/app\.enableSandbox\(\)/);
    expect(filesWith(/sandbox: false|appendSwitch\('no-sandbox|disable-setuid-sandbox/)).toEqual([]);
  });

  it('5. decides permission requests and checks', () => {
    for (const guard of ['guardPermissions', 'guardDevices', 'guardBluetooth'])
      expect(guards).toMatch(new RegExp(`${guard}\\(`));
    const rule = read('src-main/security/permissions.ts');
    expect(rule).toMatch(/setPermissionRequestHandler/);
    expect(rule).toMatch(/setPermissionCheckHandler/);
  });

  it('6. keeps web security on', () => {
    expect(preferences.webSecurity).toBe(true);
    expect(filesWith(/webSecurity: false|disable-web-security|disable-site-isolation/)).toEqual([]);
  });

  it('7. defines a content security policy', () => {
    expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(read('src-main/system/app-files.ts')).toMatch(/headers: \{ \.\.\.PAGE_HEADERS, /);
    // What the policy would stop is not even tried.
    expect(
      filesWith(/dangerouslySetInnerHTML|\.innerHTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function\(/),
    ).toEqual([]);
  });

  it('8. runs no insecure content', () => {
    expect(preferences.allowRunningInsecureContent).toBe(false);
    expect(filesWith(/allowRunningInsecureContent: true/)).toEqual([]);
  });

  it('9. uses no experimental features', () => {
    expect(preferences.experimentalFeatures).toBe(false);
    expect(filesWith(/experimentalFeatures: true|enable-experimental-web-platform/)).toEqual([]);
  });

  it('10. enables no Blink features', () => {
    expect(preferences).not.toHaveProperty('enableBlinkFeatures');
    expect(filesWith(/enableBlinkFeatures|enable-blink-features/)).toEqual([]);
  });

  it('11. has no webview with popups', () => {
    expect(preferences.webviewTag).toBe(false);
    expect(filesWith(/allowpopups|<webview|webviewTag: true/)).toEqual([]);
  });

  it('12. verifies webview options before one is made', () => {
    expect(guards).toMatch(/guardWebviews\(contents, report\)/);
  });

  it('13. stops navigation', () => {
    expect(guards).toMatch(/guardNavigation\(contents, report\)/);
    expect(preferences.navigateOnDragDrop).toBe(false);
  });

  it('14. stops new windows', () => {
    expect(guards).toMatch(/guardNewWindows\(contents, report\)/);
    expect(guards).toMatch(/app\.on\('web-contents-created'/);
    expect(filesWith(/new (BrowserWindow|BaseWindow|WebContentsView|BrowserView)\(/)).toEqual([
      'src-main/windows/main-window.ts',
    ]);
    expect(filesWith(/action: 'allow'/)).toEqual([]);
  });

  it('15. opens nothing outside without looking', () => {
    expect(filesWith(/\bshell\b/, main)).toEqual(['src-main/security/external-links.ts']);
    expect(CHOKES).toContainEqual({ file: 'src-main/security/external-links.ts', module: 'electron', name: 'shell' });
    // The system's readers of policies, and this program itself without a display: fixed programs, no shell, nothing typed.
    const spawning = filesWith(/child_process/, main);
    expect(spawning).toEqual([
      'src-main/boot/diagnose.ts',
      'src-main/settings/policy/managed-preferences.ts',
      'src-main/settings/policy/registry.ts',
    ]);
    for (const file of spawning) expect(read(file), file).not.toMatch(/(?<!\.)\bexec(Sync)?\(|shell: true/);
  });

  it('16. declares a current Electron', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
    // 45 was the current stable line when this was written.
    expect(Number(devDependencies['electron']?.split('.')[0])).toBeGreaterThanOrEqual(45);
    expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('17. validates the sender of every message', () => {
    expect(filesWith(/\bipcMain\b/, main)).toEqual(['src-main/ipc/registrar.ts']);
    const registrar = read('src-main/ipc/registrar.ts');
    // One way in, and the sender stands in front of it.
    expect(registrar.match(/ipcMain\.handle\(/g)).toHaveLength(1);
    expect(registrar).not.toMatch(/ipcMain\.(on|once)\(/);
    expect(registrar).toMatch(
      /ipcMain\.handle\(channel, async \(event, [^]*?foreignSender\(event, ours\(\)\)[^]*?throw new ForeignSender/,
    );
  });

  it('18. serves its page by a protocol of its own, not from file://', () => {
    expect(APP_PAGE).toBe('app://parley/index.html');
    expect(APP_SCHEME_PRIVILEGES.privileges).toMatchObject({
      standard: true,
      secure: true,
      bypassCSP: false,
      allowServiceWorkers: false,
      corsEnabled: false,
    });
    expect(filesWith(/\bloadFile\(|['"`]file:\/\//)).toEqual([]);
  });

  it('19. states every fuse', () => {
    const block = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(read('electron-builder.yml'))?.[1] ?? '';
    const stated = Object.fromEntries(
      [...block.matchAll(/^ {2}(\w+): (true|false)\b/gm)].map(([, name, value]) => [name, value === 'true']),
    );
    expect(stated).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
    const known = Object.values(FuseV1Options).filter((name) => typeof name === 'string');
    expect(
      Object.keys(stated)
        .map((name) => name.toLowerCase())
        .sort(),
    ).toEqual(known.map((name) => name.toLowerCase()).sort());
  });

  it('20. exposes no Electron API to the page', () => {
    const preload = read('src-preload/index.ts');
    expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1);
    expect(preload).toMatch(/exposeInMainWorld\(\s*'desk',/);
    // The listener gets the payload, never the event, whose sender would be ipcRenderer.
    expect(preload).toMatch(/\(_event: unknown, payload: unknown\) => \{\s*listener\(payload\);/);
    expect(filesWith(/\bipcRenderer\b/)).toEqual(['src-preload/index.ts']);
  });
});
