import { defineConfig } from 'prisma/config';

/** Read by the Prisma command line only (`generate`, `validate`, `studio`); Ringtree itself connects through lib/database. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'postgresql://localhost/ringtree' },
});
