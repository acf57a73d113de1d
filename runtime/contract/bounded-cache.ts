import { RecentValues } from './recent-values.ts';

/** Remembers what was made or used last: at least `most`, at times twice as many. Only for what its key alone decides. */
export class BoundedCache<Value> {
  readonly #made: RecentValues<Value>;

  constructor(most: number) {
    this.#made = new RecentValues(most);
  }

  get(key: string, make: () => Value): Value {
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.#made.set(key, made);
    return made;
  }
}
