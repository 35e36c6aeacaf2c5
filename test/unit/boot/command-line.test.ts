// The command line: what it means, and that every mistake is answered in words instead of being ignored.
import { describe, expect, it } from 'vitest';
import { readCommandLine, SWITCH_LANGUAGES } from '../../../src-main/boot/command-line';
import { LANGUAGES } from '../../../src-preload/contract/settings';

const files = ['token.txt', 'scenario.json'];
const read = (words: string[], launched = true, packaged = false) =>
  readCommandLine(['electron', ...words], { launched, exists: (file) => files.includes(file), packaged });
const options = (...words: string[]) => {
  const result = read(['.', ...words]);
  if (!result.ok) throw new Error(result.problem);
  return result.options;
};
const problem = (...words: string[]) => {
  const result = read(['.', ...words]);
  return result.ok ? `accepted: ${JSON.stringify(result.options)}` : result.problem;
};

describe('readCommandLine', () => {
  it('starts at the sign-in screen without arguments', () => {
    expect(options()).toEqual({ embeddedBackend: false, control: false });
    expect(read([], false)).toEqual({ ok: true, options: { embeddedBackend: false, control: false } });
  });

  it('reads every switch, with a blank or an equals sign before the value', () => {
    expect(
      options('--embedded-backend', '--scenario', 'scenario.json', '--seed=7', '--control', '--lang', 'sl'),
    ).toEqual({
      embeddedBackend: true,
      control: true,
      scenario: 'scenario.json',
      seed: 7,
      language: 'sl',
    });
    expect(options('--embedded-backend', '--keep-backend')).toMatchObject({ embeddedBackend: true, keepBackend: true });
    expect(options('--backend=wss://routing.example.org/agent', '--token-file', 'token.txt')).toEqual({
      embeddedBackend: false,
      control: false,
      backend: 'wss://routing.example.org/agent',
      tokenFile: 'token.txt',
    });
  });

  it("takes one of the backend's own scenarios by name", () => {
    expect(options('--scenario', 'quiet').scenario).toBe('quiet');
  });

  it('looks at a service for a script, in words or as JSON', () => {
    expect(options('--diagnose', '--backend', 'wss://routing.example.org')).toMatchObject({
      diagnose: true,
      backend: 'wss://routing.example.org',
    });
    expect(options('--diagnose', '--json')).toMatchObject({ diagnose: true, json: true });
    // As the program starts itself without a display.
    expect(options('--diagnose', '--ozone-platform=headless', '--log-level=3')).toMatchObject({ diagnose: true });
    expect(problem('--json')).toBe('--json belongs to --diagnose.');
    expect(problem('--diagnose=yes')).toMatch(/takes no value/);
    expect(problem('--diagnose', '--embedded-backend')).toMatch(/not --embedded-backend/);
  });

  it('takes policies from a file for tests and demos, but not where it is installed', () => {
    expect(options('--policy-file', 'scenario.json', '--print-policy')).toMatchObject({
      policyFile: 'scenario.json',
      printPolicy: true,
    });
    const installed = read(['--policy-file', 'scenario.json'], false, true);
    expect(installed).toEqual({
      ok: false,
      problem: expect.stringMatching(/an installed Parley keeps to the policies/),
    });
    expect(read(['--help', '--version'], false, true)).toMatchObject({
      ok: true,
      options: { help: true, version: true },
    });
    expect(read(['--print-policy'], false, true)).toMatchObject({ ok: true, options: { printPolicy: true } });
  });

  it('takes a region with a language', () => {
    expect(options('--lang=fr-CA').language).toBe('fr');
  });

  it('knows the languages of the contract', () => {
    expect(SWITCH_LANGUAGES).toEqual(LANGUAGES);
  });

  it('lets the switches of Electron and of a test driver through', () => {
    const words = ['--inspect=0', '--remote-debugging-port=0', '-r', 'loader.js', '/app', '--user-data-dir=/tmp/x'];
    expect(read(words)).toEqual({ ok: true, options: { embeddedBackend: false, control: false } });
  });

  it('takes nothing in front of the app folder for its own word', () => {
    const result = read(['-r', 'hook.js', '/app', '--control']);
    expect(result).toMatchObject({ ok: true, options: { control: true } });
  });

  it('keeps a link, well-formed or not, and ignores the process number of macOS', () => {
    const plain = { embeddedBackend: false, control: false };
    expect(options('parley://conversation/42', '-psn_0_1')).toEqual({ ...plain, link: 'parley://conversation/42' });
    expect(options('parley:x', '--control')).toEqual({ ...plain, control: true, link: 'parley:x' });
  });

  it.each([
    ['an unknown switch', ['--embeded-backend'], /There is no switch --embeded-backend.*--embedded-backend/],
    ['a word that means nothing', ['hello'], /do not know what to do with "hello"/],
    ['no sandbox', ['--no-sandbox'], /does not run without its sandbox/],
    ['a missing value at the end', ['--seed'], /--seed needs a value/],
    ['a switch in the place of a value', ['--scenario', '--control'], /--scenario needs a value/],
    ['an empty value', ['--backend='], /--backend needs a value/],
    ['a value where there is none', ['--control=yes'], /--control takes no value/],
    ['an address that is none', ['--backend', 'routing.example.org'], /--backend needs an address such as wss:/],
    ['another kind of address', ['--backend', 'https://routing.example.org'], /--backend needs an address/],
    ['an address without a host', ['--backend', 'wss://'], /--backend needs an address/],
    ['a seed that is no number', ['--seed', '1.5'], /--seed needs a whole number/],
    ['a language there is not', ['--lang', 'de'], /--lang needs one of en, fr, sl, not "de"/],
    ['a scenario that is not there', ['--scenario', 'nowhere.json'], /--scenario: there is no file nowhere\.json/],
    [
      'a token file that is not there',
      ['--backend', 'wss://a.b', '--token-file', 'no'],
      /--token-file: there is no file no/,
    ],
    ['two backends', ['--backend', 'wss://a.b', '--embedded-backend'], /either --backend or --embedded-backend/],
    ['a passphrase for nothing', ['--client-passphrase-file', 'token.txt'], /needs --client-certificate/],
    ['a token without a backend', ['--token-file', 'token.txt'], /--token-file needs --backend/],
    ['a foreign backend kept', ['--backend', 'wss://a.b', '--keep-backend'], /belongs to the embedded backend/],
    ['a seed for a foreign backend', ['--backend', 'wss://a.b', '--seed', '1'], /belong to the embedded backend/],
  ])('refuses %s', (_name, words, expected) => {
    expect(problem(...words)).toMatch(expected);
  });
});
