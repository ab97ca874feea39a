import { expect, test } from 'vitest'
import { openUtilization, takeLessWhenBusy } from './take-less-when-busy'

function arranged() {
  const asked: number[] = []
  const state: { utilization: number | null } = { utilization: 0 }
  const take = takeLessWhenBusy(
    async (most) => {
      asked.push(most)
      return []
    },
    { atOnce: 8, utilization: () => state.utilization, mostBusy: 0.8 },
  )
  return { asked, state, take }
}

test('begins with few and takes more while there is time', async () => {
  const { asked, state, take } = arranged()
  state.utilization = null
  await take(8)
  state.utilization = 0.8
  for (const free of [8, 8, 3]) await take(free)
  expect(asked).toEqual([3, 6, 8, 3])
})

test('halves what runs at once while the loop is busy, down to one, and recovers', async () => {
  const { asked, state, take } = arranged()
  for (const utilization of [0, 0, 0.9, null, 0.9, 0.9, 0.9, 0.1, 0.1]) {
    state.utilization = utilization
    await take(8)
  }
  expect(asked).toEqual([6, 8, 4, 4, 2, 1, 1, 2, 4])
})

test('takes none while more run than may', async () => {
  const { asked, state, take } = arranged()
  state.utilization = 1
  expect(await take(4)).toEqual([])
  expect(asked).toEqual([])
})

test('tells a busy loop from an idle one, over some time', async () => {
  const utilization = openUtilization(40)
  expect(utilization()).toBeNull()
  await new Promise((resolve) => setTimeout(resolve, 50))
  const idle = utilization() ?? 1
  const until = performance.now() + 50
  while (performance.now() < until);
  await new Promise(setImmediate)
  expect(utilization()).toBeGreaterThan(idle)
})
