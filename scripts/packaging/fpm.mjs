#!/usr/bin/env node
// Stands in for fpm, which neither Debian nor npm has: electron-builder calls it through CUSTOM_FPM_PATH in test builds.
// FPM_FAST=1 packs quickly instead of small.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOrder } from './fpm/arguments.mjs';
import { buildDeb } from './fpm/deb.mjs';
import { buildRpm } from './fpm/rpm.mjs';

const order = readOrder(process.argv.slice(2));
const work = mkdtempSync(join(tmpdir(), 'fpm-'));
try {
  const build = order.type === 'deb' ? buildDeb : buildRpm;
  build(order, work, process.env.FPM_FAST === '1');
} finally {
  rmSync(work, { recursive: true, force: true });
}
