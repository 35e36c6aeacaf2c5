// `npm run docs`: writes docs/asyncapi.json and the generated tables of docs/protocol.md from src-protocol, and from the
// catalogue of settings what administrators get (assets/policy) with the tables of docs/admin-guide.md.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { runnerImport } from 'vite';
import * as z from 'zod';
import { policyDocuments } from './policy/documents.mjs';
import { CULTURES } from './policy/wording.mjs';
import { asyncApi, filled, tables } from './protocol-document.mjs';

const at = (path) => new URL(`../${path}`, import.meta.url);
const read = (path) => readFile(at(path), 'utf8');
const load = async (path) => (await runnerImport(fileURLToPath(at(path)), { configFile: false })).module;

async function write(path, next) {
  const file = at(path);
  const before = await readFile(file, 'utf8').catch(() => '');
  if (before !== next) {
    await mkdir(new URL('.', file), { recursive: true });
    await writeFile(file, next);
  }
  console.log(`${path}: ${before === next ? 'up to date' : 'written'}`);
}

async function writeTables(path, parts) {
  const style = await resolveConfig(at(path));
  await write(path, await format(filled(await read(path), parts, path), { ...style, parser: 'markdown' }));
}

const protocol = await load('src-protocol/index.ts');
await write('docs/asyncapi.json', `${JSON.stringify(asyncApi(protocol, z), null, 2)}\n`);
await writeTables('docs/protocol.md', tables(protocol, z));

const { CATALOGUE } = await load('src-main/settings/catalogue.ts');
const strings = {};
for (const language of Object.keys(CULTURES))
  strings[language] = JSON.parse(await read(`assets/policy/strings/${language}.json`));
const policy = policyDocuments(CATALOGUE, z, strings);
for (const [path, text] of Object.entries(policy.files)) await write(path, text);
await writeTables('docs/admin-guide.md', policy.tables);
