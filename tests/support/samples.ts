import { readdirSync, readFileSync } from 'node:fs';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { compile } from '#runtime/graph/compile.ts';
import { parseFlow } from '#runtime/graph/parse.ts';
import type { RehearsalWorld } from '#runtime/rehearsal/rehearsal-world.ts';
import { parseScenarios } from '#runtime/scenarios/parse-scenarios.ts';
import type { Scenario } from '#runtime/scenarios/scenario.ts';

export type Sample = { slug: string; document: FlowDocument; scenarios: Scenario[] };

/** The flows that ship with Ringtree, with their scenarios. */
export function samples(): Sample[] {
  const folder = new URL('../../templates/', import.meta.url);
  const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  const files = readdirSync(folder).filter(
    (file) => file.endsWith('.json') && !file.endsWith('.scenarios.json'),
  );
  return files.map((file) => {
    const slug = file.replace('.json', '');
    const flow = parseFlow(read(file));
    const scenarios = parseScenarios(read(`${slug}.scenarios.json`));
    if (!flow.ok) throw new Error(`${file}: ${JSON.stringify(flow.problems)}`);
    if (!scenarios.ok) throw new Error(`${slug}.scenarios.json: ${JSON.stringify(scenarios.problems)}`);
    return { slug, document: flow.document, scenarios: scenarios.scenarios };
  });
}

export const noResources: RehearsalWorld['resources'] = {
  revision: '',
  audio: {},
  schedules: {},
  fallback: { message: 'We are sorry.', number: '' },
};

/** A flow without subflows and outside things, as a draft is. */
export function worldOf(document: FlowDocument, version = 'draft'): RehearsalWorld {
  return { program: compile(document, { version, flow: 'flow' }), resources: noResources };
}
