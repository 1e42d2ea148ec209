/**
 * The import rule of the house (ARCHITECTURE.md), as dependency-cruiser checks it. Type imports count: who knows
 * another's types depends on it. Tests may use anything but are used by nobody.
 */
const TEST = String.raw`(\.test\.ts|\.testdata\.ts|\.examples\.ts|/examples-[a-z]+\.ts|/testing\.ts)$`;
const INDEX = String.raw`^src/features/[^/]+/index\.ts$`;

/** A layer may import itself, packages, and these paths of ours. */
const layer = (name, path, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path, pathNot: TEST },
  to: { path: String.raw`^(src|test|tools|bin|data)/`, pathNot: [path, ...allowed] },
});

export default {
  forbidden: [
    layer('kernel', '^src/kernel/', [], 'kernel ← nothing'),
    layer('store', '^src/store/', ['^src/kernel/'], 'store ← kernel'),
    layer('ledger', '^src/ledger/', ['^src/store/', '^src/kernel/'], 'ledger ← store, kernel'),
    layer('web', '^src/web/', ['^src/kernel/'], 'web ← kernel'),
    layer(
      'features',
      '^src/features/[^/]+/',
      ['^src/ledger/', '^src/store/', '^src/kernel/', '^src/web/'],
      'features ← ledger, store, kernel, web, and of another feature its index.ts',
    ),
    {
      name: 'feature-by-its-index',
      comment: 'of another feature only its index.ts is seen',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/', pathNot: TEST },
      to: { path: '^src/features/', pathNot: ['^src/features/$1/', INDEX] },
    },
    layer(
      'kinds',
      '^src/features/kinds\\.ts$',
      [INDEX, '^src/ledger/', '^src/kernel/'],
      'the registry of kinds ← the index of every feature',
    ),
    {
      name: 'reader-by-itself',
      comment:
        'a reader ← kernel, readers/common, readers/files, and the index.ts of the features whose records it proposes',
      severity: 'error',
      from: { path: '^src/readers/(?!files/|common/)([^/]+)/', pathNot: TEST },
      to: {
        path: '^(src|test|tools|bin|data)/',
        pathNot: ['^src/readers/($1|common|files)/', '^src/kernel/', INDEX],
      },
    },
    layer(
      'reader-ground',
      '^src/readers/common/',
      ['^src/readers/files/', '^src/kernel/', INDEX],
      'readers/common, what several readers share ← kernel, readers/files, the index.ts of features',
    ),
    layer(
      'reader-files',
      '^src/readers/files/',
      [String.raw`^src/features/proposals/index\.ts$`, '^src/kernel/'],
      'readers/files opens files of every form ← kernel, the index.ts of the feature proposals',
    ),
    layer(
      'reader-choice',
      String.raw`^src/readers/[^/]+\.ts$`,
      [String.raw`^src/readers/[^/]+/index\.ts$`, String.raw`^src/readers/files/`, '^src/kernel/', INDEX],
      'a file beside the readers puts them together: kernel, readers/files, the index.ts of readers and features',
    ),
    layer('config', '^src/config\\.ts$', ['^src/kernel/'], 'config ← kernel'),
    {
      name: 'nobody-imports-the-top',
      comment:
        'main, site and the command line are imported by main, site, the command line, tests and tools only',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(main|site)\\.ts$', '^src/cli/', TEST] },
      to: { path: ['^src/(main|site)\\.ts$', '^src/cli/'] },
    },
    {
      name: 'source-without-tests',
      comment: 'nothing in src imports test/ or tools/, nor a test that stands beside the code',
      severity: 'error',
      from: { path: '^src/', pathNot: [TEST, '^src/web/examples-page\\.ts$'] },
      to: { path: ['^test/', '^tools/', TEST] },
    },
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphan',
      comment: 'a module that nobody imports and that imports nothing',
      severity: 'error',
      from: { orphan: true, pathNot: [TEST, '^src/web/assets/', String.raw`^tools/[^/]+\.(ts|mjs)$`] },
      to: {},
    },
    {
      name: 'no-unresolved',
      comment: 'an import that leads nowhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'runtime-without-development',
      comment: 'what runs does not need a development dependency',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'types', 'default'],
    },
  },
};
