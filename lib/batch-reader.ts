export type BatchReaderOptions<Value> = {
  /** Resolves to the values found, by key. Never asked for more than `most` keys. */
  readMany: (keys: string[]) => Promise<ReadonlyMap<string, Value>>;
  most?: number;
  /** For so long a read under way is waited for: behind one that hangs, others go on. */
  patienceMs?: number;
};

/**
 * Reads values by key, many at a time: what is asked for while one read is under way makes the next. So nothing older than the question is ever
 * answered, and many who ask at once cost little more than one.
 */
export function createBatchReader<Value>({
  readMany,
  most = 200,
  patienceMs = 100,
}: BatchReaderOptions<Value>): (key: string) => Promise<Value | undefined> {
  const next: Batch<Value>[] = [];
  let awaited: Batch<Value> | null = null;

  const readNext = (): void => {
    const batch = awaited ? undefined : next.shift();
    if (!batch) return;
    awaited = batch;
    const goOn = (): void => {
      if (awaited !== batch) return;
      awaited = null;
      readNext();
    };
    const patience = setTimeout(goOn, patienceMs);
    void readMany([...batch.keys])
      .then(batch.resolve, batch.reject)
      .finally(() => {
        clearTimeout(patience);
        goOn();
      });
  };
  return async (key) => {
    const last = next.at(-1);
    const batch = last && (last.keys.size < most || last.keys.has(key)) ? last : newBatch<Value>();
    if (batch !== last) next.push(batch);
    batch.keys.add(key);
    const { values } = batch;
    readNext();
    return (await values).get(key);
  };
}

type Batch<Value> = {
  keys: Set<string>;
  values: Promise<ReadonlyMap<string, Value>>;
  resolve: (values: ReadonlyMap<string, Value>) => void;
  reject: (error: unknown) => void;
};

function newBatch<Value>(): Batch<Value> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadonlyMap<string, Value>>();
  return { keys: new Set(), values: promise, resolve, reject };
}
