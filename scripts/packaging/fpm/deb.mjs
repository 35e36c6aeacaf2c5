// A .deb out of a tree, by dpkg-deb.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layOut } from './tree.mjs';

/** fpm's name of each script and dpkg's. */
const SCRIPTS = {
  'before-install': 'preinst',
  'after-install': 'postinst',
  'before-remove': 'prerm',
  'after-remove': 'postrm',
};

/**
 * @param {import('./arguments.mjs').Order} order
 * @param {number} bytes installed
 */
function control(order, bytes) {
  const [summary, ...rest] = order.description.split('\n').map((line) => line.trim());
  const fields = [
    ['Package', order.name],
    ['Version', order.version],
    ['Architecture', order.architecture],
    ['Maintainer', order.maintainer],
    ['Vendor', order.vendor],
    ['Installed-Size', String(Math.ceil(bytes / 1024))],
    ['Depends', order.depends.join(', ')],
    ['Recommends', order.recommends.join(', ')],
    ['Section', order.category ?? 'default'],
    ['Priority', order.priority ?? 'optional'],
    ['Homepage', order.url],
    ['License', order.license],
    ['Description', [summary, ...rest.filter(Boolean).map((line) => ` ${line}`)].join('\n')],
  ];
  return fields.flatMap(([name, value]) => (value ? [`${name}: ${value}\n`] : [])).join('');
}

/**
 * @param {import('./arguments.mjs').Order} order
 * @param {string} work an empty folder
 * @param {boolean} fast
 */
export function buildDeb(order, work, fast) {
  const root = join(work, 'root');
  const { files, bytes } = layOut(order.files, root);
  const meta = join(root, 'DEBIAN');
  mkdirSync(meta);
  writeFileSync(join(meta, 'control'), control(order, bytes));
  const sums = files.filter((file) => lstatSync(join(root, file)).isFile());
  const md5 = (/** @type {string} */ file) =>
    createHash('md5')
      .update(readFileSync(join(root, file)))
      .digest('hex');
  writeFileSync(join(meta, 'md5sums'), sums.map((file) => `${md5(file)}  ${file}\n`).join(''));
  for (const [name, script] of Object.entries(order.scripts)) {
    const dpkgName = SCRIPTS[/** @type {keyof typeof SCRIPTS} */ (name)];
    writeFileSync(join(meta, dpkgName), readFileSync(script), { mode: 0o755 });
  }
  const packing = fast ? ['-Zzstd', '-z1'] : [`-Z${order.compression}`];
  execFileSync('dpkg-deb', ['--root-owner-group', ...packing, '--build', root, order.package], { stdio: 'inherit' });
}
