// End-to-end tests are written as a tester writes them: what they need of the program, its backend and Playwright comes
// through the kit. And docs/testing.md shows the kit's examples as they run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { root, sourceFiles } from './source-files';

const specs = sourceFiles(['test/e2e'], /\.ts$/);
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const foreignImports = (source: string) =>
  ts
    .preProcessFile(source, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => !/^(node:|\.\.\/kit(\/|$))/.test(name));

describe('end-to-end tests', () => {
  it('are looked at', () => {
    expect(specs.length).toBeGreaterThan(35);
    const breach = "import { test } from '@playwright/test';\nimport type { Backend } from '../../src-backend/start';";
    expect(foreignImports(breach)).toEqual(['@playwright/test', '../../src-backend/start']);
  });

  it.each(specs)('%s imports Node and the kit only', (spec) => {
    expect(foreignImports(read(spec))).toEqual([]);
  });
});

describe('docs/testing.md', () => {
  const examples = [...read('test/e2e/kit-examples.spec.ts').matchAll(/^\/\/ example: (.+)\n([^]*?)^\/\/ end$/gm)];
  const doc = read('docs/testing.md');
  const fixtures = /interface Fixtures \{([^]*?)^\}/m.exec(read('test/kit/launch.ts'))?.[1] ?? '';
  const options = /interface LaunchOptions \{([^]*?)^\}/m.exec(read('test/kit/parley.ts'))?.[1] ?? '';
  const verbs = [
    ...(/interface Customer \{([^]*?)^\}/m.exec(read('test/kit/verbs/customer.ts'))?.[1] ?? '').matchAll(
      /^ {2}(\w+)\(/gm,
    ),
  ];

  it('has examples', () => {
    expect(examples.length).toBeGreaterThanOrEqual(4);
    expect(verbs.length).toBeGreaterThan(5);
  });

  it.each(examples.map(([, title = '', code = '']) => [title, code] as const))(
    'shows "%s" as it runs',
    (_title, code) => {
      expect(doc).toContain(`\`\`\`ts\n${code}\`\`\`\n`);
    },
  );

  it('names every fixture, option and verb', () => {
    const names = [fixtures, options].flatMap((body) => [...body.matchAll(/^ {2}(\w+)\??:/gm)]).concat(verbs);
    const missing = names
      .map(([, name = '']) => name)
      .filter((name) => !new RegExp(`\`[^\`\\n]*\\b${name}\\b`).test(doc));
    expect(missing).toEqual([]);
  });
});
