import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { checkedData } from '#runtime/contract/node.ts';
import { compile } from '#runtime/graph/compile.ts';
import { providers } from '#runtime/providers/providers.ts';
import { parseScenarios } from '#runtime/scenarios/parse-scenarios.ts';
import { runScenario } from '#runtime/scenarios/run-scenario.ts';
import type { Scenario } from '#runtime/scenarios/scenario.ts';
import { noResources, sampleFlows } from '#tests/explorer/sample-flows.ts';

function scenariosOf(file: string): Scenario[] {
  const name = `templates/${file.replace('.json', '.scenarios.json')}`;
  const parsed = parseScenarios(JSON.parse(readFileSync(name, 'utf8')));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.scenarios;
}

function worldOf(document: FlowDocument) {
  const program = compile(document, { version: 'draft', flow: 'sample' });
  return { program, resources: noResources, lookUps: [] };
}

/** Outcomes that no caller, far end or web service brings about: what is said of each is why. */
const beyond: Readonly<Record<string, string>> = {
  'incoming error': 'the safety net, which a sound flow never needs',
  'incoming hang-up': 'a handler: the trace has its first step',
  'apology next': 'behind the safety net',
  'clinic-front-desk main-menu back': 'who comes to it has always chosen a language before',
  'on-call-rota tell-manager failed': 'a message is refused only for an opt-out or a missing account',
  'caller-survey thank-you failed': 'a message is refused only for an opt-out or a missing account',
  'support-line not-reached failed': 'a message is refused only for an opt-out or a missing account',
  'caller-survey comment not-understood': 'words that no engine could make out',
};

function isBeyond(flow: string, node: string, port: string): boolean {
  return [`${node} ${port}`, `${flow} ${node} ${port}`].some((key) => Object.hasOwn(beyond, key));
}

describe.each([...sampleFlows()])('%s', (file, document) => {
  const flow = file.replace('.json', '');
  const scenarios = scenariosOf(file);

  test.each(Object.keys(providers))(
    'all its scenarios are green on %s, and pass every outcome',
    (provider) => {
      const world = worldOf(document);
      const results = scenarios.map((scenario) => runScenario(world, scenario, provider));
      expect(results.filter(({ ok }) => !ok).map(({ scenario, problem }) => ({ scenario, problem }))).toEqual(
        [],
      );
      const passed = new Set(results.flatMap((one) => one.passed.map(({ node, port }) => `${node} ${port}`)));
      const missing = [...world.program.nodes.values()].flatMap(({ id, schema, data }) =>
        schema
          .ports(checkedData(data))
          .filter((port) => !passed.has(`${id} ${port.id}`) && !isBeyond(flow, id, port.id))
          .map((port) => `${id} ${port.id}`),
      );
      expect(missing).toEqual([]);
    },
  );
});
