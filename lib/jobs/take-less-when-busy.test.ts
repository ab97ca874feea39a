import { expect, test } from 'vitest'
import { openUtilization, takeLessWhenBusy } from './take-less-when-busy'

function arranged() {
  const asked: number[] = []
  const state: { isBusy: boolean | null } = { isBusy: false }
  const take = takeLessWhenBusy(
    async (most) => {
      asked.push(most)
      return []
    },
    { atOnce: 8, isBusy: () => state.isBusy },
  )
  return { asked, state, take }
}

test('begins with few, and takes more once all of them run', async () => {
  const { asked, state, take } = arranged()
  state.isBusy = null
  await take(8)
  state.isBusy = false
  for (const free of [8, 8, 6, 3]) await take(free)
  expect(asked).toEqual([3, 3, 3, 4, 3])
})

test('halves what runs at once while we are busy, down to one, and recovers', async () => {
  const { asked, state, take } = arranged()
  for (const free of [6, 3]) await take(free)
  state.isBusy = true
  for (const free of [8, 8, 8, 8]) await take(free)
  state.isBusy = null
  await take(8)
  state.isBusy = false
  for (const free of [8, 7]) await take(free)
  expect(asked).toEqual([4, 3, 4, 2, 1, 1, 1, 2, 3])
})

test('takes none while more run than may', async () => {
  const { asked, state, take } = arranged()
  state.isBusy = true
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
