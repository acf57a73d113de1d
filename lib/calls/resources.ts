import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { ResourceRow } from '#lib/database/resource-rows.ts';
import type { Resources } from '#runtime/contract/resources.ts';
import type { Store } from './store.ts';

/** What lives outside a version, per workspace. */
export type ResourceCache = {
  /** At most `freshMs` old for a new call; in a call, whatever is at hand, and newer the next time. */
  get: (workspace: string, newCall: boolean) => Promise<Resources>;
};

/** `at` is of a clock that nobody moves. */
type Kept = { resources: Promise<Resources>; at: number };

export function createResources(store: Store, fallback: Resources['fallback']): ResourceCache {
  const kept = new Map<string, Kept>();

  const load = (workspace: string, before: Kept | undefined): Kept => {
    const loading = store.resources(workspace).then((rows) => toResources(rows, fallback));
    const entry = { resources: loading, at: performance.now() };
    kept.set(workspace, entry);
    loading.catch(() => {
      if (before) kept.set(workspace, before);
      else kept.delete(workspace);
    });
    return entry;
  };
  return {
    get: (workspace, newCall) => {
      const known = kept.get(workspace);
      if (known && performance.now() - known.at < freshMs) return known.resources;
      const next = load(workspace, known);
      return known && !newCall ? known.resources : next.resources;
    },
  };
}

const freshMs = 1000;

/** Rows as calls use them. */
export function toResources(rows: readonly ResourceRow[], fallback: Resources['fallback']): Resources {
  const audio: Resources['audio'] = {};
  const schedules: Resources['schedules'] = {};
  for (const row of rows) {
    if (row.kind === 'schedule') schedules[row.id] = row.document;
    else {
      const seconds = row.durationMs === null ? null : row.durationMs / 1000;
      audio[row.id] = { contentType: row.contentType, seconds };
    }
  }
  const revisions = rows.map(({ id, revision }) => `${id}@${revision}`).join('\n');
  const revision = createHash('sha256').update(revisions).digest('hex').slice(0, 16);
  return { revision, audio, schedules, fallback };
}
