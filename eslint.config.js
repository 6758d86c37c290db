/**
 * House rules the compiler cannot see. Layers and import edges are checked in server/tests/architecture.test.ts;
 * wording and documents in scripts/check-docs.mts.
 */
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

import { webZones } from './scripts/eslint/web-zones.mjs';

/**
 * Files that may break a rule, each with its reason. The list may only shrink.
 * @type {readonly { file: string, rules: readonly string[], reason: string }[]}
 */
const EXCEPTIONS = [];

const TESTS = ['**/*.test.{ts,tsx}', '**/*.contract.ts', '**/*.spec.ts', 'server/tests/**/*.ts'];
const PURE = ['server/src/core/**/*.ts', 'server/src/codec/**/*.ts'];
const MAY_READ_ENVIRONMENT = ['server/src/config/env.ts', 'scripts/**', '*.config.{js,ts}', 'e2e/**', 'bench/**'];

/** @type {(max: number) => ["error", object]} */
const lines = (max) => ['error', { max, skipBlankLines: true, skipComments: true }];

/** @type {import('eslint').Linter.RulesRecord} */
const size = {
  'max-lines': lines(250),
  'max-lines-per-function': lines(50),
  'max-params': ['error', 4],
  'max-depth': ['error', 3],
  complexity: ['error', 15],
};

/** @type {import('eslint').Linter.RulesRecord} */
const correctness = {
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  // A verb may be async because its interface is; a method may be handed on because it uses no `this`.
  '@typescript-eslint/require-await': 'off',
  '@typescript-eslint/no-confusing-void-expression': 'off',
  '@typescript-eslint/no-import-type-side-effects': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  // Guards against control characters in names and headers are written as exactly that.
  'no-control-regex': 'off',
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-console': 'error',
  'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
};

const environment = [
  {
    object: 'process',
    property: 'env',
    message: 'The environment is read once, in server/src/config/env.ts; take what you need as a parameter.',
  },
];

/** @type {import('eslint').Linter.RulesRecord} */
const purity = {
  'no-restricted-syntax': [
    'error',
    {
      selector: ':function[async=true]',
      message: 'Pure code never waits: return a decision, or a step that says what is needed next.',
    },
    { selector: 'AwaitExpression', message: 'Pure code never waits.' },
    {
      selector: 'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]',
      message: 'Time arrives as `now` (milliseconds).',
    },
  ],
  'no-restricted-properties': [
    'error',
    ...environment,
    { object: 'Date', property: 'now', message: 'Time arrives as `now` (milliseconds).' },
    { object: 'Math', property: 'random', message: 'Chance arrives as a seeded generator (core/math/prng.ts).' },
  ],
  'no-restricted-globals': [
    'error',
    { name: 'Promise', message: 'Pure code never waits.' },
    ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'].map((name) => ({
      name,
      message: 'Pure code has no timers: say when something is due, and let the caller wait.',
    })),
    ...['process', 'Buffer', 'console', 'performance', 'crypto', 'fetch', 'TextDecoder', 'TextEncoder'].map((name) => ({
      name,
      message: 'Pure code sees neither Node nor the web: bytes are Uint8Array, everything else is a parameter.',
    })),
    ...['WeakRef', 'FinalizationRegistry'].map((name) => ({
      name,
      message: 'Same inputs, same answer: nothing here may depend on the garbage collector.',
    })),
  ],
};

export default defineConfig(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      'coverage/',
      'data/',
      'drizzle/',
      '**/test-results/',
      '**/playwright-report/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          'shared/tsconfig.test.json',
          'server/tsconfig.test.json',
          'web/tsconfig.json',
          'e2e/tsconfig.json',
          'bench/tsconfig.json',
          'tsconfig.tools.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: { ...correctness, ...size, 'no-undef': 'off', 'no-restricted-properties': ['error', ...environment] },
  },
  { files: ['**/*.{js,mjs}'], rules: { ...size, 'no-undef': 'off' } },
  { files: PURE, ignores: TESTS, rules: purity },
  {
    files: ['web/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': { rules: reactHooks.rules }, gyre: { rules: { 'web-zones': webZones } } },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'gyre/web-zones': 'error',
    },
  },
  // Components and route pages are mostly markup, which is long but flat; the whole component counts.
  { files: ['web/src/**/*.tsx'], rules: { 'max-lines-per-function': lines(160) } },
  { files: ['web/src/app/routes/**/*.tsx'], rules: { 'max-lines': lines(80) } },
  { files: ['server/src/control/services/*/*.ts'], ignores: TESTS, rules: { 'max-lines': lines(80) } },
  { files: ['scripts/**', 'e2e/**', 'bench/**'], rules: { 'no-console': 'off' } },
  { files: MAY_READ_ENVIRONMENT, rules: { 'no-restricted-properties': 'off' } },
  { files: ['*.config.{js,ts}', 'e2e/*.config.ts'], rules: { 'no-restricted-exports': 'off' } },
  {
    files: TESTS,
    rules: {
      'max-lines': lines(500),
      'max-lines-per-function': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  ...EXCEPTIONS.map(({ file, rules }) => ({
    files: [file],
    rules: /** @type {import('eslint').Linter.RulesRecord} */ (Object.fromEntries(rules.map((rule) => [rule, 'off']))),
  })),
);
