import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseXml } from '../support/phone/xml-element.ts';
import { startServer, type TestServer } from '../support/server.ts';

const run = promisify(execFile);
let server: TestServer;

beforeAll(async () => {
  // As on a laptop: a database of its own, and no public address.
  server = await startServer({ environment: { PAGES: '0', PUBLIC_URL: '' } });
});
afterAll(() => server?.close());

it('leads to a first flow that answers signed webhooks, with the commands as they stand there', async () => {
  const readme = await readFile('README.md', 'utf8');
  const [, section = ''] = readme.split('## Your first flow in five minutes');
  const blocks = [...(section.split('\n## ')[0] ?? '').matchAll(/```sh\n([\s\S]*?)```/g)].map(
    ([, block = '']) => block,
  );
  expect(blocks).toHaveLength(3);
  const [commands, ...webhooks] = await runAll(blocks);
  expect(commands).toMatch(/front-desk/);
  const [twilio, plivo] = webhooks.map((output) => {
    const [, document = ''] = /^200 (.*)$/ms.exec(output) ?? [];
    return parseXml(document.trim());
  });
  expect(twilio?.name).toBe('Response');
  expect(JSON.stringify(twilio)).toMatch(/"name":"Gather".*"name":"Say".*Maple Street Clinic/);
  expect(JSON.stringify(plivo)).toMatch(/"name":"GetInput".*"name":"Speak".*Maple Street Clinic/);
});

/** Each block in a shell of its own, typed in this folder. */
async function runAll(blocks: readonly string[]): Promise<string[]> {
  const outputs: string[] = [];
  for (const block of blocks) {
    const script = block.replaceAll('http://localhost:3000', server.origin());
    const { PATH = '', HOME = '' } = process.env;
    const env = { NODE_ENV: 'production' as const, PATH, HOME, ...server.environment };
    const { stdout } = await run('sh', ['-ec', script], { env });
    outputs.push(stdout);
  }
  return outputs;
}
