import { expect, test } from 'vitest'
import { openUtilization, takeLessWhenBusy } from './take-less-when-busy'

function arranged() {
  const asked: number[] = []
  const state = { utilization: 0 }
  const take = takeLessWhenBusy(
    async (most) => {
      asked.push(most)
      return []
    },
    { atOnce: 8, utilization: () => state.utilization, mostBusy: 0.8 },
  )
  return { asked, state, take }
}

test('takes as many as are free while there is time', async () => {
  const { asked, take } = arranged()
  await take(8)
  await take(3)
  expect(asked).toEqual([8, 3])
})

test('halves what runs at once while the loop is busy, down to one, and recovers one by one', async () => {
  const { asked, state, take } = arranged()
  state.utilization = 0.9
  for (const free of [8, 8, 8, 8]) await take(free)
  expect(asked).toEqual([4, 2, 1, 1])
  state.utilization = 0.8
  for (const free of [8, 8]) await take(free)
  expect(asked.slice(4)).toEqual([2, 3])
})

test('takes none while more run than may', async () => {
  const { asked, state, take } = arranged()
  state.utilization = 1
  expect(await take(4)).toEqual([])
  expect(asked).toEqual([])
})

test('tells a busy loop from an idle one', async () => {
  const utilization = openUtilization()
  await new Promise((resolve) => setTimeout(resolve, 50))
  const idle = utilization()
  const until = performance.now() + 50
  while (performance.now() < until);
  await new Promise(setImmediate)
  expect(utilization()).toBeGreaterThan(idle)
})
