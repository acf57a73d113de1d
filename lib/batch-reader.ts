/**
 * Reads values by key, many at a time: what is asked for while one read is under way makes the next. So nothing older than the question is ever
 * answered, and many who ask at once cost little more than one. `readMany` resolves to the values found, by key.
 */
export function createBatchReader<Value>(
  readMany: (keys: string[]) => Promise<ReadonlyMap<string, Value>>,
): (key: string) => Promise<Value | undefined> {
  let next: Batch<Value> | null = null;
  let reading = false;

  const readAll = async (): Promise<void> => {
    reading = true;
    for (let batch = next; batch; batch = next) {
      next = null;
      await readMany([...batch.keys]).then(batch.resolve, batch.reject);
    }
    reading = false;
  };
  return async (key) => {
    next ??= newBatch();
    const { keys, values } = next;
    keys.add(key);
    if (!reading) void readAll();
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
