import { RecentValues } from '#runtime/contract/recent-values.ts';

/**
 * A bounded cache of what never changes, by key: two who miss at once share one load, a failed load is not kept, and what was
 * not used for long goes first (`RecentValues`).
 */
export class CoalescingCache<Value> {
  readonly #entries: RecentValues<Promise<Value>>;

  constructor(most: number) {
    this.#entries = new RecentValues(most);
  }

  get(key: string, load: () => Promise<Value>): Promise<Value> {
    return this.#entries.get(key) ?? this.#begin(key, load);
  }

  #begin(key: string, load: () => Promise<Value>): Promise<Value> {
    const value = load();
    this.#entries.set(key, value);
    value.catch(() => {
      if (this.#entries.get(key) === value) this.#entries.delete(key);
    });
    return value;
  }
}
