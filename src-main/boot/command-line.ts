// Reads the command line. Pure: files are looked at through `exists`, so that a wrong switch is answered in words
// before anything of the program has started.
import type { Language } from '../../src-preload/contract/settings';
import { isLink } from '../system/deep-link';

export interface CommandLine {
  /** Bring an own routing backend with simulated customers and sign in there. */
  embeddedBackend: boolean;
  /** Offer the embedded backend's control endpoint and print where it listens (tests, demo). */
  control: boolean;
  /** The embedded backend keeps what it holds in the data folder. Without it nothing of it outlives the program. */
  keepBackend?: boolean;
  /** Address of the routing backend; the sign-in screen cannot change it. */
  backend?: string;
  /** File whose first line is the token for `backend`. */
  tokenFile?: string;
  /** Scenario of the embedded backend: a file, or the name of one it brings. */
  scenario?: string;
  /** Seed of the embedded backend's simulation. */
  seed?: number;
  /** PEM file of one more certificate authority whose word counts for the backend's certificate. */
  caFile?: string;
  /** PKCS #12 file this client shows when the backend asks for a certificate, and the file with its passphrase. */
  clientCertificate?: string;
  clientPassphraseFile?: string;
  /** Stands in for the organisation's policies of this computer (tests, demos); not where the program is installed. */
  policyFile?: string;
  /** Print what the policies say and end. */
  printPolicy?: boolean;
  /** Run the checks of diagnostics, print what they say and end; `json` for scripts. */
  diagnose?: boolean;
  json?: boolean;
  /** Print the switches, or the version, and end. */
  help?: boolean;
  version?: boolean;
  /** Stands in for the system's language. */
  language?: Language;
  /** A `parley:` link to follow, well-formed or not; the last one of several. */
  link?: string;
}

export type CommandLineResult = { ok: true; options: CommandLine } | { ok: false; problem: string };

export interface CommandLineContext {
  /** True when a launcher started the app folder (`electron .`): the words up to that folder are the launcher's. */
  launched: boolean;
  exists: (file: string) => boolean;
  /** Installed: switches that only serve tests and demos are refused. */
  packaged: boolean;
}

// Not the contract's list: that one would bring the schema library in front of the first paint. A test compares them.
export const SWITCH_LANGUAGES = ['en', 'fr', 'sl'] as const satisfies readonly Language[];

/** Chromium then needs no display (Linux). */
export const HEADLESS = '--ozone-platform=headless';

const OWN_SWITCHES = [
  '--embedded-backend',
  '--backend URL',
  '--token-file FILE',
  '--ca-file FILE',
  '--client-certificate FILE',
  '--client-passphrase-file FILE',
  '--policy-file FILE',
  '--print-policy',
  '--diagnose',
  '--json',
  '--scenario FILE|NAME',
  '--seed NUMBER',
  '--control',
  '--keep-backend',
  '--lang en|fr|sl',
  '--user-data-dir=FOLDER',
  '--help',
  '--version',
];

/** Switches of Electron and Chromium that testers, IT and desktops pass; everything else is a mistake worth naming. */
const HOST_SWITCHES =
  /^--(user-data-dir|inspect(-brk)?|remote-debugging-(port|pipe)|password-store|ozone-platform(-hint)?|enable-logging|log-file|log-level|v|vmodule|force-device-scale-factor|high-dpi-support|force-renderer-accessibility|force-(prefers-reduced-motion|high-contrast)|disable-gpu|disable-dev-shm-usage|enable-features|disable-features|js-flags|trace-startup(-file|-duration)?|class|gtk-version|allow-file-access-from-files|original-process-start-time|disk-cache-dir|crash-dumps-dir|proxy-server|enable-unsafe-swiftshader|use-gl|use-angle)(=|$)/;

/** Switches without a value. */
const FLAGS = {
  '--embedded-backend': 'embeddedBackend',
  '--control': 'control',
  '--keep-backend': 'keepBackend',
  '--print-policy': 'printPolicy',
  '--diagnose': 'diagnose',
  '--json': 'json',
  '--help': 'help',
  '--version': 'version',
} as const satisfies Record<string, keyof CommandLine>;
const isFlag = (name: string): name is keyof typeof FLAGS => Object.hasOwn(FLAGS, name);

const FILES = {
  '--token-file': 'tokenFile',
  '--ca-file': 'caFile',
  '--client-certificate': 'clientCertificate',
  '--client-passphrase-file': 'clientPassphraseFile',
  '--policy-file': 'policyFile',
} as const satisfies Record<string, keyof CommandLine>;
const isFile = (name: string): name is keyof typeof FILES => Object.hasOwn(FILES, name);
const WITH_VALUE: ReadonlySet<string> = new Set(['--backend', '--scenario', '--seed', '--lang', ...Object.keys(FILES)]);

const fail = (problem: string): CommandLineResult => ({ ok: false, problem });

/** The words meant for us: everything behind the program, and behind the app folder when a launcher started it. */
function ownWords(argv: readonly string[], launched: boolean): string[] {
  const words = argv.slice(1);
  if (!launched) return words;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '-r' || word === '--require') at++;
    else if (!word.startsWith('-'))
      return [...words.slice(0, at).filter((one) => one.startsWith('--')), ...words.slice(at + 1)];
  }
  return words;
}

/**
 * @returns the options, or one sentence saying what is wrong (for stderr, exit code 2).
 */
export function readCommandLine(argv: readonly string[], context: CommandLineContext): CommandLineResult {
  const options: CommandLine = { embeddedBackend: false, control: false };
  const words = ownWords(argv, context.launched);
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word.startsWith('-psn_')) continue;
    if (isLink(word)) {
      options.link = word;
      continue;
    }
    if (!word.startsWith('--')) return fail(`I do not know what to do with "${word}". ${usage()}`);
    if (word === '--no-sandbox') return fail('Parley does not run without its sandbox: leave out --no-sandbox.');
    const equals = word.indexOf('=');
    const name = equals < 0 ? word : word.slice(0, equals);
    const inline = equals < 0 ? undefined : word.slice(equals + 1);
    if (isFlag(name)) {
      if (inline !== undefined) return fail(`${name} takes no value.`);
      options[FLAGS[name]] = true;
      continue;
    }
    if (!WITH_VALUE.has(name)) {
      if (HOST_SWITCHES.test(word)) continue;
      return fail(`There is no switch ${name}. ${usage()}`);
    }
    const value = inline ?? words[++at];
    if (value === undefined || value === '' || (inline === undefined && value.startsWith('--')))
      return fail(`${name} needs a value.`);
    const problem = take(options, name, value, context);
    if (problem !== undefined) return fail(problem);
  }
  const problem = contradiction(options);
  return problem === undefined ? { ok: true, options } : fail(problem);
}

/** Stores one value; returns what is wrong with it, if anything. */
function take(options: CommandLine, name: string, value: string, context: CommandLineContext): string | undefined {
  switch (name) {
    case '--backend':
      if (!/^wss?:\/\/[^\s/]/i.test(value) || !URL.canParse(value))
        return `--backend needs an address such as wss://routing.example.org, not "${value}".`;
      options.backend = value;
      return;
    case '--seed':
      if (!/^\d{1,9}$/.test(value)) return `--seed needs a whole number from 0 to 999999999, not "${value}".`;
      options.seed = Number(value);
      return;
    case '--lang': {
      const language = SWITCH_LANGUAGES.find((one) => one === value.toLowerCase().split(/[-_]/)[0]);
      if (!language) return `--lang needs one of ${SWITCH_LANGUAGES.join(', ')}, not "${value}".`;
      options.language = language;
      return;
    }
    default:
      // A scenario may also be one of the backend's own, by its name.
      if (name === '--policy-file' && context.packaged)
        return '--policy-file is for tests and demos: an installed Parley keeps to the policies of this computer.';
      if (!context.exists(value) && !(name === '--scenario' && /^[a-z][a-z-]*$/.test(value)))
        return `${name}: there is no file ${value}.`;
      if (isFile(name)) options[FILES[name]] = value;
      else options.scenario = value;
      return;
  }
}

function contradiction(options: CommandLine) {
  const { embeddedBackend, backend, tokenFile, scenario, seed, control } = options;
  if (backend !== undefined && embeddedBackend) return 'Give either --backend or --embedded-backend, not both.';
  if (tokenFile !== undefined && backend === undefined) return '--token-file needs --backend.';
  if (options.json === true && options.diagnose !== true) return '--json belongs to --diagnose.';
  if (options.diagnose === true && embeddedBackend)
    return '--diagnose looks at a service: give --backend, not --embedded-backend.';
  if (options.clientPassphraseFile !== undefined && options.clientCertificate === undefined)
    return '--client-passphrase-file needs --client-certificate.';
  if (backend !== undefined && (scenario !== undefined || seed !== undefined || control))
    return '--scenario, --seed and --control belong to the embedded backend, not to --backend.';
  if (backend !== undefined && options.keepBackend === true)
    return '--keep-backend belongs to the embedded backend, not to --backend.';
  return undefined;
}

export const usage = () => `Parley knows ${OWN_SWITCHES.join(', ')}.`;
