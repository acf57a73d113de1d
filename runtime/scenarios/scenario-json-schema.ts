import { z } from 'zod';
import {
  FarEndStep,
  LookUpAnswer,
  Scenario,
  ScenarioFile,
  ScenarioStep,
  TextExpectation,
} from './scenario.ts';

const shared = {
  scenario: Scenario,
  step: ScenarioStep,
  text: TextExpectation,
  'far-end': FarEndStep,
  'look-up-answer': LookUpAnswer,
};

/** The JSON Schema (draft 2020-12) of a file of scenarios as people may write it. */
export function scenarioJsonSchema(): object {
  // The names of definitions, and nothing else that may ride on the fields.
  const metadata = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(shared)) metadata.add(schema, { id });
  return {
    title: 'Ringtree scenarios',
    description: 'Tests of a phone menu: what callers do, and what must come of it. See scenarios.md.',
    ...z.toJSONSchema(ScenarioFile, { io: 'input', metadata }),
  };
}
