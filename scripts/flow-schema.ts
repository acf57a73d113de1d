import { writeFile } from 'node:fs/promises';
import { wordsOf } from '#components/flow/words.ts';
import { nodeWords } from '#lib/node-words.ts';
import { flowJsonSchema } from '#runtime/graph/flow-json-schema.ts';
import { stepList } from '#runtime/graph/step-list.ts';
import { scenarioJsonSchema } from '#runtime/scenarios/scenario-json-schema.ts';

/** `npm run docs:schema`: writes what the documentation tells of every kind of step, and of scenarios. Tests tell when it is not up to date. */
const docs = new URL('../docs/', import.meta.url);
await writeFile(new URL('flow.schema.json', docs), `${JSON.stringify(flowJsonSchema(), null, 2)}\n`);

await writeFile(new URL('scenario.schema.json', docs), `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);

const words = await nodeWords('en');
const list = stepList((kind, key) => wordsOf(words[kind] ?? {}, { key, values: {} }) ?? '');
await writeFile(new URL('steps.md', docs), list);
