// No source maps with sources: neither as files nor inside of scripts.

const INLINE = /\/[/*][#@] *sourceMappingURL=data:/;

/**
 * @param {readonly { path: string, bytes: Buffer }[]} files
 * @returns {string[]} what is wrong
 */
export function sourceMapProblems(files) {
  return files.flatMap(({ path, bytes }) => {
    if (path.endsWith('.map')) return [`${path} is a source map`];
    const text = bytes.toString('latin1');
    // A map under another name gives itself away by its own fields.
    if (/^\s*\{/.test(text) && /"mappings"\s*:/.test(text) && /"sources(Content)?"\s*:/.test(text)) {
      return [`${path} is a source map`];
    }
    return /\.(c|m)?js$|\.css$/.test(path) && INLINE.test(text) ? [`${path} holds a source map with its sources`] : [];
  });
}
