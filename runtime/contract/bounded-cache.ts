import { RecentValues } from './recent-values.ts';

/** Remembers what was made or used last, so many and no more. Only for what its key alone decides. */
export class BoundedCache<Value> {
  readonly #made: RecentValues<Value>;

  constructor(most: number) {
    this.#made = new RecentValues(Math.ceil(most / 2));
  }

  get(key: string, make: () => Value): Value {
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.#made.set(key, made);
    return made;
  }
}
