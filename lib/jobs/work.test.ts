import { expect, test } from 'vitest'
import type { Loop } from './loop'
import { joinWork } from './work'

const resting: Loop = { kick() {}, stop: () => Promise.resolve() }
const brief = { ending: 1, givingBack: 1 }
const throwIt = (error: unknown) => {
  throw error
}
const stuck: Loop = { kick() {}, stop: () => new Promise(() => {}) }

test('waits for work that ends by itself, and releases the rest', async () => {
  const told: string[] = []
  const part = (name: string): Loop => ({
    ...resting,
    async stop() {
      await Promise.resolve()
      told.push(name)
    },
  })
  const work = joinWork({
    loop: part('drain'),
    others: [part('sweep')],
    giveBack: async () => void told.push('given back'),
    onError: throwIt,
    deadline: { ending: 60_000, givingBack: 60_000 },
  })
  await work.stop()
  expect(told).toEqual(['drain', 'sweep', 'given back'])
})

test('releases work that does not end', async () => {
  let isGivenBack = false
  const giveBack = async () => {
    isGivenBack = true
  }
  await joinWork({ loop: stuck, others: [stuck], giveBack, onError: throwIt, deadline: brief }).stop()
  expect(isGivenBack).toBe(true)
})

test('reports a part that cannot be ended, and ends and releases the others', async () => {
  const [told, errors]: [string[], unknown[]] = [[], []]
  const broken = { stop: () => Promise.reject(new Error('broken')) }
  const other = { stop: async () => void told.push('other') }
  const giveBack = async () => void told.push('given back')
  const onError = (error: unknown) => errors.push(error)
  await joinWork({ loop: resting, others: [broken, other], giveBack, onError, deadline: brief }).stop()
  expect(told).toEqual(['other', 'given back'])
  expect(errors).toEqual([new Error('broken')])
})

test.each([
  ['fails', () => Promise.reject(new Error('no connection')), 'no connection'],
  ['gets no answer', () => new Promise<void>(() => {}), 'claims were not released within 1 ms'],
])('reports a release that %s, and still ends', async (_, giveBack, message) => {
  const errors: unknown[] = []
  const onError = (error: unknown) => errors.push(error)
  await joinWork({ loop: resting, others: [], giveBack, onError, deadline: brief }).stop()
  expect(errors).toEqual([new Error(message)])
})
