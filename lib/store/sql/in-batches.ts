interface Waiting<Item> {
  item: Item
  resolve(): void
  reject(error: unknown): void
}

/** Largest batch, and batches at once. */
export interface BatchLimits {
  most: number
  sideBySide: number
}

/**
 * Runs `work` at once while few batches run, and otherwise on all items that came meanwhile together: one commit serves
 * them all. A failure also rejects the items that wait, which nobody should wait for twice.
 */
export function inBatches<Item>(
  work: (items: Item[]) => Promise<unknown>,
  { most, sideBySide }: BatchLimits,
): (item: Item) => Promise<void> {
  let waiting: Waiting<Item>[] = []
  let running = 0

  async function run(batch: Waiting<Item>[]): Promise<void> {
    running += 1
    try {
      await work(batch.map(({ item }) => item))
      for (const { resolve } of batch) resolve()
    } catch (error) {
      for (const { reject } of [...batch, ...waiting]) reject(error)
      waiting = []
    }
    running -= 1
    runNext()
  }

  function runNext(): void {
    if (waiting.length > 0 && running < sideBySide) void run(waiting.splice(0, most))
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      runNext()
    })
}
