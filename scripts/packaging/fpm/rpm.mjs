// An .rpm out of a tree, by rpmbuild. As fpm does it: no rules of the distribution, no dependencies found by itself.
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { layOut } from './tree.mjs';

/** fpm's name of each script and rpm's. */
const SCRIPTS = {
  'before-install': '%pre',
  'after-install': '%post',
  'before-remove': '%preun',
  'after-remove': '%postun',
};
const ARCHITECTURES = /** @type {Record<string, string>} */ ({ amd64: 'x86_64', arm64: 'aarch64' });
const PAYLOADS = /** @type {Record<string, string>} */ ({
  xz: 'w6.xzdio',
  xzmt: 'w6T0.xzdio',
  gzip: 'w9.gzdio',
  zstd: 'w19.zstdio',
});

/** @param {string} path inside the package */
const quoted = (path) => `"/${path.replaceAll('%', '%%')}"`;

/** The folders that are the package's own. @param {readonly string[]} files */
function ownFolders(files) {
  /** @type {Set<string>} */
  const folders = new Set();
  for (const file of files) {
    for (let folder = dirname(file); folder.startsWith('opt/'); folder = dirname(folder)) folders.add(folder);
  }
  return [...folders].sort();
}

/**
 * @param {import('./arguments.mjs').Order} order
 * @param {readonly string[]} files
 * @param {boolean} fast
 */
function spec(order, files, fast) {
  const [summary] = order.description.split('\n');
  const scripts = Object.entries(order.scripts).map(
    ([name, path]) => `${SCRIPTS[/** @type {keyof typeof SCRIPTS} */ (name)]}\n${readFileSync(path, 'utf8')}`,
  );
  return [
    '%define __os_install_post %{nil}',
    '%define _build_id_links none',
    '%define debug_package %{nil}',
    `%define _binary_payload ${fast ? 'w1.zstdio' : (PAYLOADS[order.compression] ?? 'w6.xzdio')}`,
    'AutoReqProv: no',
    `Name: ${order.name}`,
    `Version: ${order.version.replaceAll('-', '_')}`,
    'Release: 1',
    `Summary: ${summary}`,
    `License: ${order.license ?? 'unknown'}`,
    ...(order.vendor ? [`Vendor: ${order.vendor}`] : []),
    ...(order.url ? [`URL: ${order.url}`] : []),
    `Packager: ${order.maintainer}`,
    `Group: ${order.category ?? 'default'}`,
    ...order.depends.map((name) => `Requires: ${name}`),
    ...order.recommends,
    '',
    '%description',
    order.description,
    '',
    ...scripts,
    '%files',
    '%defattr(-,root,root,-)',
    ...ownFolders(files).map((folder) => `%dir ${quoted(folder)}`),
    ...files.map(quoted),
    '',
  ].join('\n');
}

/**
 * @param {import('./arguments.mjs').Order} order
 * @param {string} work an empty folder
 * @param {boolean} fast
 */
export function buildRpm(order, work, fast) {
  const root = join(work, 'root');
  const { files } = layOut(order.files, root);
  const file = join(work, 'package.spec');
  writeFileSync(file, spec(order, files, fast));
  const architecture = ARCHITECTURES[order.architecture] ?? order.architecture;
  const defines = [`_topdir ${join(work, 'top')}`, `_rpmdir ${work}`, '_rpmfilename out.rpm'];
  const args = [
    '-bb',
    '--quiet',
    '--noclean',
    '--nodeps',
    '--target',
    `${architecture}-unknown-linux`,
    '--buildroot',
    root,
  ];
  execFileSync('rpmbuild', [...args, ...defines.flatMap((define) => ['--define', define]), file], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  copyFileSync(join(work, 'out.rpm'), order.package);
}
