import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Finding } from '#runtime/explorer/finding.ts';
import type { Program } from '#runtime/graph/program.ts';
import { describeStep } from '#runtime/scenarios/describe-step.ts';
import { fillWords } from './fill-words.ts';
import { nodeWords } from './problem-text.ts';

const Words = z.record(z.string(), z.string());
let read: z.infer<typeof Words> | undefined;

/** What callers would suffer from, in words. */
export function findingText(
  { code, version, node, port, parameters }: Finding,
  programs: ReadonlyMap<string, Program>,
): string {
  const kind = programs.get(version)?.nodes.get(node ?? '')?.kind;
  const words = kind === undefined || port === null ? undefined : nodeWords(kind)?.ports[port];
  const outcome = parameters['label'] ?? words ?? port ?? '';
  return fillWords(findingWords()[code] ?? code, { ...parameters, outcome });
}

/** The call that shows it, as sentences; none where no call can be made to. */
export function findingCall({ scenario }: Finding): string[] {
  if (scenario === null) return [];
  const { from, at } = scenario.call;
  return [
    `${from ?? 'Somebody'} calls${at === undefined ? '' : `, ${at}`}`,
    ...scenario.steps.map(describeStep),
  ];
}

function findingWords(): z.infer<typeof Words> {
  read ??= Words.parse(
    JSON.parse(readFileSync(new URL('../messages/findings.en.json', import.meta.url), 'utf8')),
  );
  return read;
}
