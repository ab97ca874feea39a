import { expect, test } from 'vitest'
import type { Drain } from './drain'
import { joinWork } from './work'

const resting: Drain = { kick() {}, stop: () => Promise.resolve() }
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
    patienceMilliseconds: 60_000,
  })
  await work.stop()
  expect(told).toEqual(['drain', 'sweep', 'given back'])
})

test('work that does not end is given back all the same', async () => {
  let isGivenBack = false
  const giveBack = async () => {
    isGivenBack = true
  }
  await joinWork({ drain: stuck, others: [stuck], giveBack, patienceMilliseconds: 1 }).stop()
  expect(isGivenBack).toBe(true)
})
