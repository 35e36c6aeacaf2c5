// What the guide for administrators says is so: names of files, switches of the installers and of the program, places of
// policies, exit codes. A command that somebody copies must not be a memory of an older version.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { usage } from '../../../src-main/boot/command-line';
import { POLICY_FAULTY, POLICY_FINE } from '../../../src-main/settings/policy/policy-report';
import { policyReaders } from '../../../src-main/settings/policy/sources';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const guide = read('docs/admin-guide.md');
const builder = read('electron-builder.yml');
const packer = createRequire(createRequire(import.meta.url).resolve('app-builder-lib/package.json'));
const template = (name: string) => readFileSync(packer.resolve(`app-builder-lib/templates/${name}`), 'utf8');

describe('the guide for administrators', () => {
  it('names the files as the packer does', () => {
    const names = [...builder.matchAll(/artifactName: '([^']+)'/g)].map(([, pattern = '']) =>
      pattern
        .replace('${name}', 'parley')
        .replace('${version}', '<version>')
        .replace(/[-_.]\$\{arch\}.*/, ''),
    );
    expect(names.length).toBeGreaterThan(4);
    for (const name of names) expect(guide).toContain(name);
  });

  it('knows the MSI of this version of the packer', () => {
    const msi = template('msi/template.xml');
    const [, code] = /upgradeCode: ([\dA-F-]+)/.exec(builder) ?? [];
    expect(guide).toContain(`{${String(code)}}`);
    expect(msi).toContain('Id="APPLICATIONFOLDER"');
    expect(msi).toContain('<Property Id="ALLUSERS" Secure="yes" Value="1"/>');
    expect(msi).toContain('DowngradeErrorMessage');
  });

  it('knows the switches of the other installer of Windows', () => {
    const scripts = ['assistedInstaller.nsh', 'multiUser.nsh', 'uninstaller.nsh'].map((name) =>
      template(`nsis/${name}`),
    );
    for (const word of ['/allusers', '/currentuser', '/D=', '--delete-app-data']) {
      expect(guide).toContain(word);
      expect(
        scripts.some((script) => script.includes(word)),
        word,
      ).toBe(true);
    }
    const [, guid] = /guid: ([\da-f-]+)/.exec(builder) ?? [];
    expect(guide).toContain(`CurrentVersion\\Uninstall\\${String(guid)}`);
    expect(template('nsis/multiUser.nsh')).toContain('CurrentVersion\\Uninstall\\${UNINSTALL_APP_KEY}');
    expect(template('nsis/common.nsh') + template('nsis/uninstaller.nsh')).toContain('SetErrorLevel 0');
  });

  it('says where policies are, as the program looks for them', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const)
      for (const { where } of policyReaders({ platform, login: 'NAME' })) {
        const folder = where.replace(/NAME.*/, '');
        expect(guide, where).toContain(folder);
      }
  });

  it('knows the switches of the program and what they answer', () => {
    const [, block = ''] = /## See what holds([\s\S]*?)\n## /.exec(guide) ?? [];
    const switches = [...block.matchAll(/(?<=parley |Parley |`|; )--[a-z-]+/g)].map(([name]) => name);
    expect(new Set(switches)).toEqual(new Set(['--print-policy', '--diagnose', '--json']));
    for (const name of switches) expect(usage()).toContain(name);
    const codes = [...block.matchAll(/^\| (\d) +\|([^|]*)\|/gm)].map(([, code, words = '']) => [Number(code), words]);
    const forPolicy = codes.filter(([, words]) => String(words).trim() !== '').map(([code]) => code);
    expect(forPolicy).toEqual([POLICY_FINE, 2, POLICY_FAULTY]);
  });

  it('links to what is there', () => {
    for (const [, path = ''] of guide.matchAll(/\]\(([\w./-]+\.md)/g)) expect(() => read(`docs/${path}`)).not.toThrow();
  });
});
