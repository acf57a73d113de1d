/**
 * A bounded cache of what never changes, by key: two who miss at once share one load, a failed load is not kept, and what was
 * used longest ago goes first.
 */
export class CoalescingCache<Value> {
  readonly #entries = new Map<string, Promise<Value>>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string, load: () => Promise<Value>): Promise<Value> {
    const value = this.#entries.get(key) ?? this.#begin(key, load);
    this.#entries.delete(key);
    this.#entries.set(key, value);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.#most && oldest !== undefined) this.#entries.delete(oldest);
    return value;
  }

  #begin(key: string, load: () => Promise<Value>): Promise<Value> {
    const value = load();
    value.catch(() => {
      if (this.#entries.get(key) === value) this.#entries.delete(key);
    });
    return value;
  }
}
