import { z } from 'zod';
import type { Workspace } from '#lib/workspace.ts';
import type { TraceEntry } from '#runtime/contract/trace.ts';

/** What people call the steps of a trace, by the versions that it went through; the id where that is gone. */
export async function nodeNames(
  prisma: Workspace['prisma'],
  trace: readonly TraceEntry[],
): Promise<(entry: TraceEntry) => string> {
  const versions = await prisma.version.findMany({
    where: { id: { in: [...new Set(trace.map(({ version }) => version))] } },
    select: { id: true, document: true },
  });
  const names = new Map(
    versions.flatMap(({ id, document }) => {
      const parsed = Named.safeParse(document);
      const nodes = parsed.success ? parsed.data.nodes : {};
      return Object.entries(nodes).map(([node, { name }]) => [`${id} ${node}`, name] as const);
    }),
  );
  return ({ version, node }) => names.get(`${version} ${node}`) ?? node;
}

/** Older documents may not be read whole any more; names have always stood here. */
const Named = z.object({ nodes: z.record(z.string(), z.object({ name: z.string() })) });
