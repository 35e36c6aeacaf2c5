// The ar archives that Debian packages are: reading their members, and adding one at the end.

const MAGIC = '!<arch>\n';
const HEADER = 60;

/** @typedef {{ name: string, data: Buffer }} Member */

/**
 * @param {Buffer} bytes
 * @returns {Member[]} in their order
 * @throws Error when it is no whole ar archive
 */
export function arMembers(bytes) {
  if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new Error('it is no Debian package (no ar archive)');
  /** @type {Member[]} */
  const members = [];
  let at = MAGIC.length;
  while (at < bytes.length) {
    const header = bytes.toString('latin1', at, at + HEADER);
    const size = Number.parseInt(header.slice(48, 58), 10);
    const from = at + HEADER;
    if (!header.endsWith('`\n') || Number.isNaN(size) || from + size > bytes.length) {
      throw new Error('its archive is damaged');
    }
    members.push({ name: header.slice(0, 16).trim().replace(/\/$/, ''), data: bytes.subarray(from, from + size) });
    at = from + size + (size % 2);
  }
  return members;
}

/**
 * @param {Buffer} bytes an ar archive
 * @param {string} name at most 16 characters
 * @param {Buffer} data
 * @returns {Buffer} the archive with the member at its end; times and owners are zero
 */
export function withMember(bytes, name, data) {
  const fields = [name.padEnd(16), '0'.padEnd(12), '0'.padEnd(6), '0'.padEnd(6), '100644'.padEnd(8)];
  const header = Buffer.from(`${fields.join('')}${String(data.length).padEnd(10)}\`\n`, 'latin1');
  const even = bytes.length % 2 === 0 ? [] : [Buffer.from('\n')];
  return Buffer.concat([bytes, ...even, header, data, ...(data.length % 2 === 0 ? [] : [Buffer.from('\n')])]);
}
