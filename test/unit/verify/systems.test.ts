// What each system can open and check, so that every package is looked at on one of them.
import { describe, expect, it } from 'vitest';
import { appleCommands } from '../../../scripts/verify/apple-signature.mjs';
import { sizeKey } from '../../../scripts/verify/empty-app.mjs';
import { openingCommands } from '../../../scripts/verify/unpack/other.mjs';

describe('Windows and macOS packages', () => {
  it.each([
    ['parley-setup-1.0.0-x64.exe', ['linux', 'win32'], '7z'],
    ['parley-1.0.0-x64.msi', ['linux', 'win32'], 'msi'],
    ['parley-1.0.0-mac-x64.dmg', ['darwin'], 'hdiutil'],
    ['parley-1.0.0-mac-x64.pkg', ['darwin'], 'pkgutil'],
  ])('%s is opened on %j', (file, systems, tool) => {
    for (const system of ['linux', 'win32', 'darwin']) {
      const commands = openingCommands(file, '/work', system);
      if (systems.includes(system)) expect(commands?.[0]?.[0]).toContain(tool);
      else expect(commands).toBeNull();
    }
  });

  it('of macOS are accepted by the tools that Gatekeeper consists of', () => {
    for (const file of ['a.dmg', 'a.pkg']) {
      const tools = appleCommands(file, null).map(([tool]) => tool);
      expect(tools).toEqual([expect.stringMatching(/codesign|pkgutil/), 'spctl', 'xcrun']);
    }
  });
});

it('sizes are compared within one kind and one architecture', () => {
  expect(sizeKey('parley_1.0.0_amd64-test.deb')).toBe(sizeKey('parley_0.0.0_amd64.deb'));
  expect(sizeKey('parley_1.0.0_arm64.deb')).not.toBe(sizeKey('parley_1.0.0_amd64.deb'));
  expect(sizeKey('parley-1.0.0.aarch64.rpm')).toBe('.rpm arm64');
  expect(sizeKey('parley-1.0.0-x64.tar.gz')).toBe('.tar.gz x64');
});
