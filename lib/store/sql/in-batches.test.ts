import { expect, test } from 'vitest'
import { inBatches } from './in-batches'

/** Work that ends when told to. */
function openWork() {
  const batches: { items: number[]; end(): void; fail(error: Error): void }[] = []
  const work = (items: number[]) =>
    new Promise<void>((resolve, reject) => batches.push({ items, end: resolve, fail: reject }))
  return { batches, work, itemsOf: () => batches.map(({ items }) => items) }
}

const outcomes = (promises: Promise<void>[]) =>
  Promise.all(
    promises.map((each) =>
      each.then(
        () => 'done',
        ({ message }: Error) => message,
      ),
    ),
  )

test('runs the first at once, and together what comes meanwhile', async () => {
  const { batches, work, itemsOf } = openWork()
  const add = inBatches(work, { most: 10, sideBySide: 2 })
  const added = [1, 2, 3, 4, 5].map(add)
  expect(itemsOf()).toEqual([[1], [2]])
  batches[0]?.end()
  await added[0]
  expect(itemsOf()).toEqual([[1], [2], [3, 4, 5]])
  for (const { end } of batches) end()
  expect(await outcomes(added)).toEqual(['done', 'done', 'done', 'done', 'done'])
})

test('puts no more than allowed in a batch', async () => {
  const { batches, work, itemsOf } = openWork()
  const add = inBatches(work, { most: 2, sideBySide: 1 })
  const added = [1, 2, 3, 4].map(add)
  batches[0]?.end()
  await added[0]
  expect(itemsOf()).toEqual([[1], [2, 3]])
  batches[1]?.end()
  await added[2]
  batches[2]?.end()
  expect(await outcomes(added)).toEqual(['done', 'done', 'done', 'done'])
})

test('rejects with a failed batch what waits, and runs what comes after', async () => {
  const { batches, work, itemsOf } = openWork()
  const add = inBatches(work, { most: 10, sideBySide: 1 })
  const added = [1, 2, 3].map(add)
  batches[0]?.fail(new Error('away'))
  expect(await outcomes(added)).toEqual(['away', 'away', 'away'])
  const later = add(4)
  expect(itemsOf()).toEqual([[1], [4]])
  batches[1]?.end()
  await later
})
