// Proves DESIGN's import rules on the real sources: every import of every file is looked up in the matrix.
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { CHOKES, EMPTY_NAMES, ISLANDS, MAX_LINES, PURE, SEALED, ZONES } from './matrix.mjs';
import { root, sourceFiles, SOURCES } from './source-files';

const files = sourceFiles(SOURCES, /\.tsx?$/);

interface Import {
  specifier: string;
  names: string[];
  typeOnly: boolean;
}

function importsOf(file: string, source: string): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const clause = ts.isImportDeclaration(node) ? node.importClause : undefined;
      const bindings = clause?.namedBindings;
      const named = bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
      const typeOnly = ts.isImportDeclaration(node)
        ? clause?.phaseModifier === ts.SyntaxKind.TypeKeyword ||
          (named.length > 0 && !clause?.name && named.every((one) => one.isTypeOnly))
        : node.isTypeOnly;
      const names = named.filter((one) => !one.isTypeOnly).map((one) => (one.propertyName ?? one.name).text);
      const whole = clause?.name !== undefined || (bindings !== undefined && ts.isNamespaceImport(bindings));
      found.push({
        specifier: (node.moduleSpecifier as ts.StringLiteral).text,
        names: whole ? ['*'] : names,
        typeOnly,
      });
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      found.push({
        specifier: argument && ts.isStringLiteral(argument) ? argument.text : '(computed)',
        names: ['*'],
        typeOnly: false,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  return found;
}

const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
const imports = new Map([...sources].map(([file, source]) => [file, importsOf(file, source)]));
const inside = (file: string, folder: string) => file.startsWith(`${folder}/`);
const isNode = (specifier: string) => specifier.startsWith('node:') || builtinModules.includes(specifier);
const isRelative = (specifier: string) => specifier.startsWith('.');
const target = (file: string, specifier: string) => normalize(join(dirname(file), specifier));
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** Follows a relative import to the file it names. */
function resolved(file: string, specifier: string): string | undefined {
  const base = target(file, specifier.replace(/\?.*$/, ''));
  return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`].find((name) => sources.has(name));
}

function refusal(file: string, one: Import): string | undefined {
  const zone = ZONES.find(({ folder }) => inside(file, folder));
  if (!zone) return 'a file outside every zone';
  const { specifier } = one;
  if (specifier === '(computed)') return 'a computed import';
  if (isRelative(specifier)) {
    const path = target(file, specifier);
    if (inside(path, zone.folder) || zone.zones.some((folder) => inside(path, folder) || path === folder)) return;
    return `${zone.folder} may not import ${path}`;
  }
  if (isNode(specifier)) return zone.node ? undefined : `${zone.folder} may not import Node (${specifier})`;
  const name = packageOf(specifier);
  return zone.packages.some((allowed) => name === allowed || name.startsWith(`${allowed}/`))
    ? undefined
    : `${zone.folder} may not import the package ${name}`;
}

describe('import matrix', () => {
  it('reads a tree worth checking', () => {
    expect(files.length).toBeGreaterThan(50);
  });

  it('is kept by every import of every source file', () => {
    const broken = [...imports].flatMap(([file, list]) =>
      list.flatMap((one) => {
        const why = refusal(file, one);
        return why === undefined ? [] : [`${file}: ${why}`];
      }),
    );
    expect(broken).toEqual([]);
  });

  it('would notice a broken rule', () => {
    const bad = (specifier: string) => ({ specifier, names: [], typeOnly: true });
    expect(refusal('src-main/domain/x.ts', bad('node:fs'))).toMatch(/may not import Node/);
    expect(refusal('src-main/domain/x.ts', bad('electron'))).toMatch(/may not import the package electron/);
    expect(refusal('src-renderer/app/x.ts', bad('../../src-main/desk/desk'))).toMatch(/may not import/);
    expect(refusal('src-backend/x.ts', bad('../src-main/session/socket'))).toMatch(/may not import/);
    expect(
      importsOf('x.ts', "export * from 'ws'; const y = import('node:fs'); void y;").map((i) => i.specifier),
    ).toEqual(['ws', 'node:fs']);
  });

  it.each(ISLANDS)('keeps the islands of %s apart', (folder) => {
    const island = (path: string) => path.slice(folder.length + 1).split('/')[0];
    const broken = [...imports].flatMap(([file, list]) =>
      inside(file, folder)
        ? list
            .filter(({ specifier }) => isRelative(specifier))
            .map(({ specifier }) => target(file, specifier))
            .filter((path) => inside(path, folder) && island(path) !== island(file))
            .map((path) => `${file} -> ${path}`)
        : [],
    );
    expect(broken).toEqual([]);
  });

  it.each(SEALED)('lets nobody import $folder but its door', ({ folder, importers }) => {
    const broken = [...imports].flatMap(([file, list]) =>
      inside(file, folder) || importers.includes(file)
        ? []
        : list
            .filter(({ specifier }) => isRelative(specifier) && inside(target(file, specifier), folder))
            .map(({ specifier }) => `${file} -> ${specifier}`),
    );
    expect(broken).toEqual([]);
  });

  it('has no import cycle', () => {
    const graph = new Map(
      [...imports].map(([file, list]) => [
        file,
        list
          .filter(({ specifier, typeOnly }) => isRelative(specifier) && !typeOnly)
          .flatMap(({ specifier }) => resolved(file, specifier) ?? []),
      ]),
    );
    const done = new Set<string>();
    const cycles: string[] = [];
    const walk = (file: string, trail: string[]) => {
      if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
      if (done.has(file) || trail.includes(file)) return;
      for (const next of graph.get(file) ?? []) walk(next, [...trail, file]);
      done.add(file);
    };
    for (const file of graph.keys()) walk(file, []);
    expect(cycles).toEqual([]);
  });
});

describe('choke files', () => {
  it.each(CHOKES)('$file alone touches its danger', (choke) => {
    const area = choke.file.split('/')[0] ?? '';
    const touches = (file: string) =>
      'text' in choke
        ? choke.text.test(sources.get(file) ?? '')
        : (imports.get(file) ?? []).some(
            ({ specifier, names, typeOnly }) =>
              specifier === choke.module &&
              !typeOnly &&
              (choke.name === undefined || names.includes(choke.name) || names.includes('*')),
          );
    const importers = [...sources.keys()].filter((file) => inside(file, area) && touches(file));
    expect(importers).toEqual([choke.file]);
  });
});

describe('pure folders', () => {
  it('read no clock, no random, no host', () => {
    const strip = (source: string) => source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    const broken = [...sources].filter(
      ([file, source]) => PURE.folders.some((folder) => inside(file, folder)) && PURE.text.test(strip(source)),
    );
    expect(broken.map(([file]) => file)).toEqual([]);
  });
});

describe('names and sizes', () => {
  it(`keeps every source file within ${MAX_LINES} lines`, () => {
    const long = [...sources].filter(([, source]) => source.split('\n').length > MAX_LINES + 1);
    expect(long.map(([file, source]) => `${file}: ${source.split('\n').length}`)).toEqual([]);
  });

  it('has no file whose name says nothing', () => {
    expect(files.filter((file) => EMPTY_NAMES.test(file))).toEqual([]);
  });

  it('starts every source file with a comment that says why it exists', () => {
    const bare = [...sources].filter(([, source]) => !/^(\/\/|\/\*)/.test(source.trimStart()));
    expect(bare.map(([file]) => file)).toEqual([]);
  });
});
