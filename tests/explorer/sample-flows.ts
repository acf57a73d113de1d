import { readdirSync, readFileSync } from 'node:fs';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { Problem } from '#runtime/contract/problem.ts';
import type { Resources } from '#runtime/contract/resources.ts';
import { explore } from '#runtime/explorer/explore.ts';
import type { Exploration } from '#runtime/explorer/report.ts';
import { compile } from '#runtime/graph/compile.ts';
import { parseFlow } from '#runtime/graph/parse.ts';
import { validate } from '#runtime/graph/validate.ts';
import { providers } from '#runtime/providers/providers.ts';

/** The flows that ship, by file name. */
export function sampleFlows(): Map<string, FlowDocument> {
  const names = readdirSync('templates').filter(
    (name) => name.endsWith('.json') && !name.endsWith('.scenarios.json'),
  );
  return new Map(names.map((name) => [name, read(name)]));
}

function read(name: string): FlowDocument {
  const parsed = parseFlow(JSON.parse(readFileSync(`templates/${name}`, 'utf8')));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document;
}

export const noResources: Resources = {
  revision: '',
  audio: {},
  schedules: {},
  fallback: { message: 'We are sorry, something went wrong.', number: '' },
};

/** A Monday morning. */
export const monday = Date.parse('2026-11-23T10:00:00Z');

export function exploreDocument(document: FlowDocument): Exploration {
  return explore(compile(document, { version: 'draft', flow: 'sample' }), noResources, { now: monday });
}

const checks = Object.fromEntries(Object.entries(providers).map(([kind, { check }]) => [kind, check]));

/** What the validator says. */
export function problemsOf(document: FlowDocument): Problem[] {
  return validate(document, { providers: checks, known: { audio: new Set() } });
}
