/** Remembers what was made last, so many and no more. Only for what its key alone decides. */
export class BoundedCache<Value> {
  readonly #made = new Map<string, Value>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string, make: () => Value): Value {
    const known = this.#made.get(key);
    if (known !== undefined) {
      // The oldest stands first: what is used goes to the end, once there are so many that it matters.
      if (this.#made.size * 2 > this.#most) {
        this.#made.delete(key);
        this.#made.set(key, known);
      }
      return known;
    }
    const made = make();
    if (this.#made.size >= this.#most) {
      const [oldest] = this.#made.keys();
      if (oldest !== undefined) this.#made.delete(oldest);
    }
    this.#made.set(key, made);
    return made;
  }
}
