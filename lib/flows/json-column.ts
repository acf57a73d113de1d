import type { Prisma } from '#lib/database/generated/client.ts';

/** Plain JSON for a column of type jsonb. Prisma's type for it has no null inside, which the column takes as well. */
export function jsonColumn(value: object): Prisma.InputJsonObject {
  return value as Prisma.InputJsonObject;
}
