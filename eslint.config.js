// Lint: typescript-eslint strict with types, hooks rules, and the import matrix of test/architecture.
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { CHOKES, PURE, ZONES } from './test/architecture/matrix.mjs';

/** Names that a zone may not import, but for the choke file itself. */
const chokePaths = (own) =>
  CHOKES.filter(({ file, module }) => module && file !== own).map(({ file, module, name }) => ({
    name: module,
    ...(name ? { importNames: [name] } : {}),
    allowTypeImports: true,
    message: `Only ${file} may import this.`,
  }));

const zoneRules = ZONES.map(({ folder, node, packages }) => ({
  files: [`${folder}/**/*.{ts,tsx}`],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        paths: folder.startsWith('src-main') ? chokePaths('') : [],
        patterns: [
          ...(node ? [] : [{ group: ['node:*'], message: `${folder} may not import Node.` }]),
          ...(packages.includes('electron')
            ? []
            : [{ group: ['electron', 'electron/*'], message: `${folder} may not import Electron.` }]),
        ],
      },
    ],
  },
})).reverse();

const chokeRules = CHOKES.filter(({ module }) => module).map(({ file }) => ({
  files: [file],
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths: chokePaths(file) }] },
}));

export default tseslint.config(
  { ignores: ['node_modules', 'out', 'dist', 'test-results', 'coverage'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.{ts,tsx}'] })),
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-deprecated': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src-renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  ...zoneRules,
  {
    files: PURE.folders.map((folder) => `${folder}/**/*.ts`),
    rules: {
      'no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'performance', 'crypto', 'Buffer'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is an argument.' },
        { object: 'Math', property: 'random', message: 'Chance is an argument.' },
      ],
    },
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      // Tests read loose JSON of the wire and of files on purpose.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      'no-console': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'Buffer', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval']
          .concat(['fetch', 'performance', 'globalThis', 'structuredClone', 'AbortController', 'AbortSignal'])
          .concat(['TextDecoder', 'TextEncoder', 'document', 'window', 'require', 'module', '__dirname'])
          .map((name) => [name, 'readonly']),
      ),
    },
  },
  ...chokeRules,
);
