import { lookUp } from '#lib/calls/look-ups.ts';
import type { Flow } from '#lib/database/generated/client.ts';
import { referencesOf } from '#lib/flows/references-of.ts';
import { secretNames } from '#lib/look-ups/outgoing-request.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { LookUpResult } from '#runtime/contract/event.ts';
import { HttpRequestNeed } from '#runtime/contract/http-request.ts';
import type { Json } from '#runtime/contract/json.ts';
import type { Need } from '#runtime/contract/step-result.ts';
import { type FlowState, readBundle } from './read-bundle.ts';

export type LookUpForPlay = {
  of: FlowState;
  need: { id: string; kind: string; request: Json };
  /** Sends it, as for real calls. */
  httpRequest: Parameters<typeof lookUp>[1]['http-request'];
};

/**
 * Carries out the web request of a call that is only played. It goes the same guarded way as those of real calls and within the same bounds, and is given
 * no stored secret that the flow does not name itself. Everything else that a call may have looked up fails as `unsupported`.
 */
export async function lookUpForPlay(
  workspace: Workspace,
  flow: Flow,
  { of, need, httpRequest }: LookUpForPlay,
): Promise<LookUpResult> {
  if (need.kind !== 'http-request' || httpRequest === undefined) return { ok: false, error: 'unsupported' };
  const request = HttpRequestNeed.safeParse(need.request);
  if (!request.success) return { ok: false, error: 'failed' };
  const { timeoutSeconds, retries } = request.data;
  if (!(timeoutSeconds > 0 && timeoutSeconds <= mostSeconds && retries <= mostRetries))
    return { ok: false, error: 'failed' };
  const wanted = secretNames(request.data);
  if (wanted.length > 0) {
    const named = await namedSecrets(workspace, flow, of);
    if (!wanted.every((name) => named.has(name))) return { ok: false, error: 'unknown-secret' };
  }
  const { id } = need;
  const needs: Need[] = [{ id, kind: 'http-request', request: need.request, seconds: timeoutSeconds }];
  const place = { workspace: workspace.id, provider: '', account: null };
  const results = await lookUp({ needs, place, secrets: {} }, { 'http-request': httpRequest });
  return (Object.hasOwn(results, id) ? results[id] : undefined) ?? { ok: false, error: 'failed' };
}

/** As a step may set them. */
const mostSeconds = 30;
const mostRetries = 3;

async function namedSecrets(workspace: Workspace, flow: Flow, of: FlowState): Promise<ReadonlySet<string>> {
  const { document, subflows } = await readBundle(workspace, flow, of);
  const documents = [document, ...Object.values(subflows).map((subflow) => subflow.document)];
  return new Set(documents.flatMap((one) => referencesOf(one, 'secret')));
}
