// Every setting there is: what it may be, what holds without a choice, whether IT may force it, whether the agent sees
// it. Administrative templates, profiles, JSON Schema and the table of the admin guide are made from this list. Pure.
import { z } from 'zod';
import { DEFAULT_SETTINGS } from '../../src-preload/contract/default-settings';
import { settingsSchema, type SettingKey, type Settings } from '../../src-preload/contract/settings';

/** One setting. A policy is a set of values for forcible ones, by key. */
export interface CatalogueEntry<T = unknown> {
  schema: z.ZodType<T>;
  default: T;
  /** IT may force it. What belongs to a person's eyes and ears is hers. */
  forcible: boolean;
  /** The agent sees it on the settings screen, locked when forced. The others are IT's alone and have no user value. */
  visible: boolean;
  /** For what guards privacy or security: holds when the policy, or its value for this key, cannot be read. */
  strict?: T;
  /** When a changed policy takes effect. */
  applies: 'at-once' | 'next-connection' | 'next-start';
}

type Extra<T> = Partial<Pick<CatalogueEntry<T>, 'forcible' | 'strict' | 'applies'>>;

/** A setting of the agent's, with schema and default of the contract. */
const own = <K extends SettingKey>(key: K, extra: Extra<Settings[K]> = {}): CatalogueEntry<Settings[K]> => ({
  schema: settingsSchema.shape[key] as z.ZodType as z.ZodType<Settings[K]>,
  default: DEFAULT_SETTINGS[key],
  forcible: true,
  visible: true,
  applies: 'at-once',
  ...extra,
});

/** A setting of IT's. */
const policy = <T>(schema: z.ZodType<T>, byDefault: NoInfer<T>, extra: Extra<NoInfer<T>> = {}): CatalogueEntry<T> => ({
  schema,
  default: byDefault,
  forcible: true,
  visible: false,
  applies: 'at-once',
  ...extra,
});

// No flags on these patterns: the JSON Schema that administrators get would lose them.
/** `routing.example.org`, `*.example.org` (any name below, not the name itself), `*` (any). Without a port. */
const hostPattern = z.string().regex(/^(\*|(\*\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?)$/);
const absolutePath = z.string().regex(/^(\/|[A-Za-z]:[\\/]|\\\\)/);
/** None of the addresses has a name and password in it, so that no policy holds a secret. */
const backendAddress = z.string().regex(/^wss?:\/\/[^\s/?#@]+(\/[^\s?#@]*)?$/);
const nothingOr = (schema: z.ZodType<string>) => z.union([z.literal(''), schema]);

export const CATALOGUE = {
  language: own('language'),
  theme: own('theme', { forcible: false }),
  uiScale: own('uiScale', { forcible: false }),
  offerSound: own('offerSound'),
  messageSound: own('messageSound'),
  soundVolume: own('soundVolume', { forcible: false }),
  soundMuted: own('soundMuted'),
  alertRepeat: own('alertRepeat'),
  notifyMessages: own('notifyMessages'),
  notificationPrivacy: own('notificationPrivacy', { strict: 'hidden' }),
  raiseOnOffer: own('raiseOnOffer'),
  closeToTray: own('closeToTray'),
  startAtLogin: own('startAtLogin'),
  startMinimized: own('startMinimized', { applies: 'next-start' }),
  keepAwake: own('keepAwake'),
  undoSendSeconds: own('undoSendSeconds'),
  spellCheck: own('spellCheck'),

  /** Address of the routing backend; the agent cannot change it. Empty: she types it. */
  backendUrl: policy(nothingOr(backendAddress), '', { applies: 'next-connection' }),
  /** Hosts a backend may have. None: only this computer itself. */
  allowedHosts: policy(z.array(hostPattern), ['*'], { strict: [], applies: 'next-connection' }),
  /** The agent may stay signed in: the token is kept in the system's key store. */
  rememberSignIn: policy(z.boolean(), true, { strict: false }),
  /** The sign-in screen offers the practice backend with simulated customers. */
  allowPractice: policy(z.boolean(), true, { strict: false }),
  /** PEM file of one more certificate authority for the backend's certificate. */
  extraCaFile: policy(nothingOr(absolutePath), '', { applies: 'next-connection' }),
  /** PKCS #12 file shown when the backend asks for a certificate, and the file with its passphrase. */
  clientCertificateFile: policy(nothingOr(absolutePath), '', { applies: 'next-connection' }),
  clientPassphraseFile: policy(nothingOr(absolutePath), '', { applies: 'next-connection' }),
  /** `system`: as the operating system says, its PAC script included. */
  proxyMode: policy(z.enum(['system', 'direct', 'fixed', 'script']), 'system', { applies: 'next-connection' }),
  /** With `fixed`: `proxy.example.org:8080`, `socks5://…`. */
  proxyServer: policy(nothingOr(z.string().regex(/^((https?|socks[45]?):\/\/)?[^\s/@;,=]+$/)), '', {
    applies: 'next-connection',
  }),
  /** With `fixed`: hosts reached directly, `*.example.org;10.0.0.0/8`. */
  proxyBypass: policy(z.string().regex(/^[^\s@]*$/), '', { applies: 'next-connection' }),
  /** With `script`: address of the PAC script. */
  proxyScript: policy(nothingOr(z.string().regex(/^(https?|file):\/\/[^\s@]+$/)), '', {
    applies: 'next-connection',
  }),
  /** `always`: sensitive data is masked even where the tenant does not ask for it. It cannot be switched off here. */
  maskSensitiveData: policy(z.enum(['tenant', 'always']), 'tenant', { strict: 'always' }),
  /** `automatic`: downloaded, installed when the agent ends the program. `ask`: she is told. */
  updateMode: policy(z.enum(['automatic', 'ask', 'off']), 'automatic', { strict: 'off' }),
  /** Where updates lie. Empty: where the installer says; none there: no updates. */
  updateUrl: policy(nothingOr(z.string().regex(/^https?:\/\/[^\s@]+$/)), '', { strict: '' }),
  updateChannel: policy(z.enum(['stable', 'beta']), 'stable', { strict: 'stable' }),
  /** Least level that is written to the log. */
  logLevel: policy(z.enum(['info', 'warning', 'error']), 'info'),
  /** Days after which a log or crash report is deleted. */
  retentionDays: policy(z.int().min(1).max(365), 14),
  /** Crash reports are written to the disk of this computer; nothing is ever sent. */
  crashReports: policy(z.boolean(), true, { strict: false }),
} as const satisfies { [K in SettingKey]: CatalogueEntry<Settings[K]> } & Record<string, CatalogueEntry>;

export type CatalogueKey = keyof typeof CATALOGUE;
/** A value for every key. */
export type CatalogueValues = { [K in CatalogueKey]: (typeof CATALOGUE)[K]['default'] };
/** What IT dictates; only forcible keys. */
export type PolicyValues = Partial<CatalogueValues>;
/** Keys without a user's choice. */
export type PolicyOnlyKey = Exclude<CatalogueKey, SettingKey>;
