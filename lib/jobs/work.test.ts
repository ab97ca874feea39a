import { expect, test } from 'vitest'
import type { Drain } from './drain'
import { joinWork } from './work'

const resting: Drain = { kick() {}, stop: () => Promise.resolve() }
const brief = { ending: 1, givingBack: 1 }
const throwIt = (error: unknown) => {
  throw error
}
const stuck: Drain = { kick() {}, stop: () => new Promise(() => {}) }

test('work that ends by itself is waited for, and what is left is given back', async () => {
  const told: string[] = []
  const part = (name: string): Drain => ({
    ...resting,
    async stop() {
      await Promise.resolve()
      told.push(name)
    },
  })
  const work = joinWork({
    drain: part('drain'),
    others: [part('sweep')],
    giveBack: async () => void told.push('given back'),
    onError: throwIt,
    patience: { ending: 60_000, givingBack: 60_000 },
  })
  await work.stop()
  expect(told).toEqual(['drain', 'sweep', 'given back'])
})

test('work that does not end is given back all the same', async () => {
  let isGivenBack = false
  const giveBack = async () => {
    isGivenBack = true
  }
  await joinWork({ drain: stuck, others: [stuck], giveBack, onError: throwIt, patience: brief }).stop()
  expect(isGivenBack).toBe(true)
})

test('a part that cannot be ended is told of, and neither the others nor the giving back are kept from ending', async () => {
  const [told, errors]: [string[], unknown[]] = [[], []]
  const broken = { stop: () => Promise.reject(new Error('broken')) }
  const other = { stop: async () => void told.push('other') }
  const giveBack = async () => void told.push('given back')
  const onError = (error: unknown) => errors.push(error)
  await joinWork({ drain: resting, others: [broken, other], giveBack, onError, patience: brief }).stop()
  expect(told).toEqual(['other', 'given back'])
  expect(errors).toEqual([new Error('broken')])
})

test.each([
  ['fails', () => Promise.reject(new Error('no connection')), 'no connection'],
  ['gets no answer', () => new Promise<void>(() => {}), 'nothing was given back within 1 ms'],
])('a giving back that %s is told of, and work ends all the same', async (_, giveBack, message) => {
  const errors: unknown[] = []
  const onError = (error: unknown) => errors.push(error)
  await joinWork({ drain: resting, others: [], giveBack, onError, patience: brief }).stop()
  expect(errors).toEqual([new Error(message)])
})
