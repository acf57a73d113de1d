import type { LookUps } from '#lib/calls/look-ups.ts';
import type { LookUpResult } from '#runtime/contract/event.ts';
import type { Need } from '#runtime/contract/step-result.ts';
import type { PendingLookUp } from '#runtime/rehearsal/rehearsal.ts';
import { placeAfter, queueResult, type VirtualQueue } from '#runtime/rehearsal/virtual-queue.ts';
import { lookUpResult } from '#runtime/scenarios/look-up-result.ts';
import type { LookUpAnswer } from '#runtime/scenarios/scenario.ts';

/** What a running server's look-ups find: what the scenario plans, else they wait for it. One call at a time. */
export class ServedLookUps {
  queue: VirtualQueue | null = null;
  readonly #planned: LookUpAnswer[] = [];
  readonly #pending = new Map<string, { need: Need; end: (result: LookUpResult) => void }>();
  #arrived = () => {};

  readonly registry: LookUps = {
    'http-request': (need) => this.#find(need),
    'verify-start': (need) => this.#find(need),
    'verify-check': (need) => this.#find(need),
    queue: (need) => this.#find(need),
  };

  /** Those that wait. The server does not say which step asks. */
  pending(): PendingLookUp[] {
    return [...this.#pending.values()].map(({ need }) => ({ id: need.id, step: '', need }));
  }

  /** Resolves when one begins to wait. */
  arrival(): Promise<void> {
    return new Promise((resolve) => {
      this.#arrived = resolve;
    });
  }

  plan(finds: LookUpAnswer): void {
    const [waiting] = this.#pending.values();
    if (waiting) this.end(waiting.need.id, lookUpResult(waiting.need, finds));
    else this.#planned.push(finds);
  }

  end(id: string, result: LookUpResult): void {
    this.#pending.get(id)?.end(result);
    this.#pending.delete(id);
  }

  /** For the next call. */
  clear(): void {
    for (const id of [...this.#pending.keys()]) this.end(id, { ok: false, error: 'lost' });
    this.#planned.length = 0;
    this.queue = null;
  }

  async #find(need: Need): Promise<LookUpResult> {
    const planned = this.#planned.shift();
    const known = planned ? lookUpResult(need, planned) : queueResult(this.queue, need);
    const result = known ?? (await this.#wait(need));
    this.queue = placeAfter(this.queue, need, result);
    return result;
  }

  #wait(need: Need): Promise<LookUpResult> {
    return new Promise((end) => {
      this.#pending.set(need.id, { need, end });
      this.#arrived();
    });
  }
}
