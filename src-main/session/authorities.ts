// Whose signature on the backend's certificate counts: Mozilla's list that Node brings, the authorities of this computer
// (a company's own is rolled out there), and one more file where IT names one.
import { readFile } from 'node:fs/promises';
import * as tls from 'node:tls';

/** Newer Node asks the system itself; on Linux an older one finds the same in the distribution's bundle. */
const LINUX_BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
];

type AskSystem = (type: 'system') => string[];

async function systemAuthorities(platform: NodeJS.Platform): Promise<string[]> {
  const ask = (tls as { getCACertificates?: AskSystem }).getCACertificates;
  if (ask !== undefined) return ask('system');
  if (platform !== 'linux') return [];
  for (const file of LINUX_BUNDLES) {
    const bundle = await readFile(file, 'utf8').catch(() => undefined);
    if (bundle !== undefined) return [bundle];
  }
  return [];
}

/** PEM texts for Node's `ca`. Asked at every connection, so that a newly rolled out authority needs no restart. */
export async function trustedAuthorities(platform: NodeJS.Platform, extra: string | undefined): Promise<string[]> {
  const system = await systemAuthorities(platform);
  return [...tls.rootCertificates, ...system, ...(extra === undefined ? [] : [extra])];
}
