import { writeFile } from 'node:fs/promises';
import { flowJsonSchema } from '#runtime/graph/flow-json-schema.ts';

/** `npm run docs:schema`: writes the published JSON Schema of the flow document. A test tells when it is not up to date. */
const file = new URL('../docs/flow.schema.json', import.meta.url);
await writeFile(file, `${JSON.stringify(flowJsonSchema(), null, 2)}\n`);
