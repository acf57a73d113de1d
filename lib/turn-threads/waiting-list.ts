/**
 * Those who wait for something, each under a number that comes again after four thousand million others. Their places are used again. A `Map` would be shorter, but each time V8 makes it anew, which adding
 * and deleting does every few hundred times, the old table keeps the new one alive: one that has grown old, and is looked at rarely, keeps all who ever waited.
 */
export class WaitingList<One> {
  readonly #places: ({ id: number; one: One } | null)[] = [];
  readonly #free: number[] = [];
  readonly #most: number;
  #given = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** The number; undefined when `most` wait already. */
  add(one: One): number | undefined {
    const place = this.#free.pop() ?? this.#places.length;
    if (place >= this.#most) return undefined;
    // Ids stay whole numbers that a number can hold, for a million places.
    this.#given = (this.#given + 1) % 2 ** 32;
    const id = this.#given * this.#most + place;
    this.#places[place] = { id, one };
    return id;
  }

  /** Who waits under the number, and no longer; undefined when nobody does. */
  take(id: number): One | undefined {
    const place = id % this.#most;
    const entry = this.#places[place];
    if (entry?.id !== id) return undefined;
    this.#places[place] = null;
    this.#free.push(place);
    return entry.one;
  }

  has(id: number): boolean {
    return this.#places[id % this.#most]?.id === id;
  }

  /** All who wait now. */
  all(): { id: number; one: One }[] {
    return this.#places.filter((entry) => entry !== null);
  }
}
