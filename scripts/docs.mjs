// `npm run docs`: writes docs/asyncapi.json and the generated tables of docs/protocol.md from src-protocol.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { runnerImport } from 'vite';
import * as z from 'zod';
import { asyncApi, filled, tables } from './protocol-document.mjs';

const at = (path) => new URL(`../${path}`, import.meta.url);
const { module: protocol } = await runnerImport(fileURLToPath(at('src-protocol/index.ts')), { configFile: false });

async function write(path, next) {
  const file = at(path);
  const before = await readFile(file, 'utf8').catch(() => '');
  if (before !== next) await writeFile(file, next);
  console.log(`${path}: ${before === next ? 'up to date' : 'written'}`);
}

await write('docs/asyncapi.json', `${JSON.stringify(asyncApi(protocol, z), null, 2)}\n`);
const markdown = await readFile(at('docs/protocol.md'), 'utf8');
const style = await resolveConfig(at('docs/protocol.md'));
await write('docs/protocol.md', await format(filled(markdown, tables(protocol, z)), { ...style, parser: 'markdown' }));
