import { CoalescingCache } from '#lib/coalescing-cache.ts';
import type { Database } from '#lib/database/connect.ts';
import { readPins } from '#lib/flows/pins.ts';
import { processWide } from '#lib/process-wide.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { compile } from '#runtime/graph/compile.ts';
import { parseFlow } from '#runtime/graph/parse.ts';
import type { Program } from '#runtime/graph/program.ts';

/**
 * The program of a published version, its pinned subflows included. A version never changes, so it is read and compiled once
 * per process. Rejects when there is no such version, when it cannot be read, and when there is no way to the database.
 */
export function loadProgram(database: Database, versionId: string): Promise<Program> {
  const programs = processWide('programs', () => new CoalescingCache<Program>(mostPrograms));
  return programs.get(versionId, () => read(database, versionId));
}

const mostPrograms = 500;

async function read(database: Database, versionId: string): Promise<Program> {
  const version = await database.prisma.version.findUniqueOrThrow({
    where: { id: versionId },
    select: { flowId: true, document: true, subflows: true },
  });
  // Publishing refuses circles of subflows, and a version can only pin versions that were there before it.
  const pinned = Object.entries(readPins(version.subflows)).map(
    async ([flow, pin]): Promise<[string, Program]> => [flow, await loadProgram(database, pin)],
  );
  return compile(readDocument(versionId, version.document), {
    version: versionId,
    flow: version.flowId,
    subflows: new Map(await Promise.all(pinned)),
  });
}

/** It passed when it was published, and migrations keep it passing. */
function readDocument(versionId: string, json: unknown): FlowDocument {
  const parsed = parseFlow(json);
  if (parsed.ok) return parsed.document;
  const codes = parsed.problems.map(({ code, node }) => `${code} ${node ?? ''}`.trim());
  throw new Error(`Version ${versionId} cannot be read: ${codes.join(', ')}`);
}
