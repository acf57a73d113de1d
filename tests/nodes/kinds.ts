import { existsSync, readFileSync } from 'node:fs';
import type { AnyNodeSchema } from '#runtime/contract/node.ts';
import { schemas } from '#runtime/nodes/schemas.ts';
import { type NodeCase, NodeCases } from './case-format.ts';
import { Messages } from './messages-format.ts';

export type Kind = { kind: string; schema: AnyNodeSchema };

const files = ['schema.ts', 'step.ts', 'doc.en.md', 'messages.en.json', 'cases.json'];

/** Every kind that is registered: a new one is in all suites by its line in `schemas.ts`. */
export const allKinds: Kind[] = schemas.map((schema: AnyNodeSchema & { kind: string }) => ({
  kind: schema.kind,
  schema,
}));

/** Those that can be tried; `folders.test.ts` tells what the others lack. */
export const kinds = allKinds.filter(({ kind }) => missingFiles(kind).length === 0);

export function missingFiles(kind: string): string[] {
  return files.filter((name) => !existsSync(fileUrl(kind, name)));
}

export function casesOf(kind: string): NodeCase[] {
  return NodeCases.parse(JSON.parse(fileOf(kind, 'cases.json')));
}

export function messagesOf(kind: string): Messages {
  return Messages.parse(JSON.parse(fileOf(kind, 'messages.en.json')));
}

export function pageOf(kind: string): string {
  return fileOf(kind, 'doc.en.md');
}

function fileOf(kind: string, name: string): string {
  return readFileSync(fileUrl(kind, name), 'utf8');
}

function fileUrl(kind: string, name: string): URL {
  return new URL(`../../runtime/nodes/${kind}/${name}`, import.meta.url);
}
