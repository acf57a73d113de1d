import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { processWide } from '#lib/process-wide.ts';
import { Language } from '#runtime/contract/voice.ts';

/** Everything that the environment sets, parsed. `.env.example` explains each variable to people. */
export type Config = z.infer<typeof schema>;

/** What is wrong with the environment: one line a variable, naming it and what is expected. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * The configuration of this process, read once: the environment, then the file that `RINGTREE_ENV_FILE` names (`.env` when unset, none when empty).
 */
export function config(): Config {
  return processWide('config', () => {
    const file = process.env['RINGTREE_ENV_FILE'] ?? '.env';
    if (file && existsSync(file)) process.loadEnvFile(file);
    return readConfig(process.env);
  });
}

/** Parses an environment. An empty variable counts as unset. Throws `ConfigError`. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = schema.safeParse(present);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigError(
    `The configuration is not valid:\n${lines.join('\n')}\n.env.example explains each variable.`,
  );
}

const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `expected an address like ${example}` });

const wholeNumber = (least: number, most: number) => {
  const error = `expected a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
};

const switchedOn = z
  .enum(['1', '0', 'true', 'false', 'yes', 'no'], { error: 'expected 1 or 0' })
  .transform((value) => value === '1' || value === 'true' || value === 'yes');

const phoneNumber = z
  .string()
  .regex(/^\+[1-9]\d{4,14}$/, { error: 'expected a phone number like +15551234567' });

const secretKey = z
  .string()
  .regex(/^([0-9a-fA-F]{64}|[A-Za-z0-9+/_-]{43}=?)$/, {
    error: 'expected 32 random bytes as 64 hexadecimal digits or as base64 (openssl rand -base64 32)',
  })
  .transform((text) => new Uint8Array(Buffer.from(text, text.length === 64 ? 'hex' : 'base64')));

const schema = z.object({
  DATABASE_URL: url(/^postgres(ql)?$/, 'postgresql://user:password@host:5432/ringtree').optional(),
  /** How many connections this process may open, its threads included. */
  DATABASE_POOL: wholeNumber(2, 500).default(10),
  /** Absolute path of the data folder. */
  RINGTREE_DATA: z
    .string()
    .default('./data')
    .transform((folder) => resolve(folder)),
  RINGTREE_SECRET_KEY: secretKey.optional(),
  /** Without a slash at the end. */
  PUBLIC_URL: url(/^https?$/, 'https://phones.example.com')
    .transform((address) => address.replace(/\/+$/, ''))
    .optional(),
  /** Whether X-Forwarded-Proto and X-Forwarded-Host say how providers call us; only without PUBLIC_URL, and only behind a proxy that sets them. */
  TRUST_PROXY: switchedOn.default(false),
  PORT: wholeNumber(0, 65535).default(3000),
  /** A second port that serves webhooks and media alone: the one to lead a tunnel to. */
  WEBHOOK_PORT: wholeNumber(0, 65535).optional(),
  HOST: z.string().default('127.0.0.1'),
  /** Whether /healthz, /readyz and /metrics answer other computers too. */
  OPEN_PROBES: switchedOn.default(false),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'expected trace, debug, info, warn, error, fatal or silent',
    })
    .default('info'),
  FALLBACK_MESSAGE: z
    .string()
    .max(500, { error: 'expected at most 500 characters' })
    .default('We are sorry, we cannot take your call right now. Please call again in a few minutes.'),
  /** Of FALLBACK_MESSAGE and UNKNOWN_NUMBER_MESSAGE. */
  FALLBACK_LANGUAGE: z
    .string()
    .refine((tag) => Language.safeParse(tag).success, { error: 'expected a language tag like en-US' })
    .default('en-US'),
  FALLBACK_NUMBER: phoneNumber.optional(),
  UNKNOWN_NUMBER_MESSAGE: z
    .string()
    .max(500, { error: 'expected at most 500 characters' })
    .default('We are sorry, this number is not in service. Good bye.'),
  /** What somebody gets back who writes HELP to one of our numbers. */
  HELP_MESSAGE: z
    .string()
    .max(320, { error: 'expected at most 320 characters' })
    .default('Reply STOP to get no more messages from us, START to get them again.'),
  /** Whether requests made for a flow may go to private and loopback addresses. */
  ALLOW_PRIVATE_ADDRESSES: switchedOn.default(false),
  /** Milliseconds that a webhook turn may take before the caller gets the spoken fallback. */
  TURN_TIMEOUT_MS: wholeNumber(100, 14_000).default(6000),
  /** Days after which ended calls are deleted; unset, they are kept for ever. */
  RETENTION_DAYS: wholeNumber(1, 36_500).optional(),
  /** Milliseconds that turns in flight are waited for when the process ends. */
  SHUTDOWN_TIMEOUT_MS: wholeNumber(0, 120_000).default(10_000),
  /** Whether this process serves the editor's pages; without them it answers webhooks alone, and starts at once. */
  PAGES: switchedOn.default(true),
  /** Threads beside the main one that take turns; 0: the main one takes them. Unset: one, where there is a processor for it. */
  TURN_THREADS: wholeNumber(0, 64).optional(),
  /** Development server of Next.js instead of the build. */
  RINGTREE_DEV: switchedOn.default(false),
});
