import { expect, test } from 'vitest'
import { pageSize } from './listed-accounts'
import { shuffled } from './shuffled'
import { simulateStorm } from './simulate-storm'

const accounts = 100_000
const all = Array.from({ length: accounts }, (_, account) => account)
const oneIn = (share: number) => shuffled(all).slice(0, accounts / share)
const overSeconds = 300
/** The pages of the whole list. */
const onePass = accounts / pageSize

const requestsOf = ({ pages, singles }: { pages: number; singles: number }) => pages + singles

test.for([
  ['in no order', shuffled(all)],
  ['from the newest on', all],
  ['from the oldest on', all.toReversed()],
  ['each seventh first', all.toSorted((a, b) => (a % 7) - (b % 7) || a - b)],
] as const)(
  'stores all soon after the last event, at fifty accounts a request: all change, %s',
  async ([, changed]) => {
    const outcome = await simulateStorm({ accounts, changed: [...changed], overSeconds })
    expect(outcome.seconds).toBeLessThanOrEqual(1.3 * (onePass / 20))
    expect(changed.length / requestsOf(outcome)).toBeGreaterThanOrEqual(50)
  },
)

test.for([
  [10, 30],
  [10, overSeconds],
  [50, 6],
] as const)('costs no more than the cheaper way alone: 1 in %i changes, over %i s', async ([share, seconds]) => {
  const changed = oneIn(share)
  const alone = await simulateStorm({ accounts, changed, overSeconds: seconds, byThePage: false })
  const outcome = await simulateStorm({ accounts, changed, overSeconds: seconds })
  // The order is by chance, and in a rare one a single page is asked for once more.
  expect(requestsOf(outcome)).toBeLessThanOrEqual(Math.min(alone.singles, onePass + 1))
  expect(outcome.seconds).toBeLessThanOrEqual(Math.min(alone.seconds, 1.1 * (onePass / 20)))
})

test.for([
  ['1 in 1,000 changes, at once', 1000, 0.3],
  ['1 in 1,000 changes', 1000, overSeconds],
  ['1 in 50 changes, no faster than single fetches go', 50, overSeconds],
] as const)('asks as single fetches alone, and as soon: %s', async ([, share, seconds]) => {
  const changed = oneIn(share)
  const alone = await simulateStorm({ accounts, changed, overSeconds: seconds, byThePage: false })
  expect(await simulateStorm({ accounts, changed, overSeconds: seconds })).toEqual(alone)
})

test('takes the accounts of one day, or of one country, by their pages', async () => {
  const day = all.slice(40_000, 43_000)
  const outcome = await simulateStorm({ accounts, changed: shuffled(day), overSeconds: 10 })
  expect(requestsOf(outcome)).toBeLessThanOrEqual(30 + 40)
  expect(outcome.seconds).toBeLessThan(6)
})

test('takes what comes in waves by the page, wave by wave', async () => {
  const waves = [1, 2, 3].flatMap(() => oneIn(2))
  const outcome = await simulateStorm({ accounts, changed: waves, overSeconds })
  expect(requestsOf(outcome)).toBeLessThanOrEqual(waves.length / 50)
  expect(outcome.seconds).toBeLessThanOrEqual(1.3 * (onePass / 20))
})
