import { expect, test } from 'vitest'
import { createRefusedMessages } from './refused-messages'

function arranged() {
  const written: Record<string, number>[] = []
  const state = { isAway: false }
  const refusals = createRefusedMessages({
    async countRefused(counts) {
      if (state.isAway) throw new Error('away')
      written.push(counts)
    },
  })
  return { refusals, written, state }
}

test('counts any number of refusals by reason in one write', async () => {
  const { refusals, written } = arranged()
  for (let n = 0; n < 1000; n += 1) refusals.refuse('forged')
  refusals.refuse('too-old')
  await refusals.keepRefusedCounts()
  expect(written).toEqual([{ forged: 1000, 'too-old': 1 }])
})

test('writes nothing twice, and nothing when there is nothing to write', async () => {
  const { refusals, written } = arranged()
  refusals.refuse('forged')
  await refusals.keepRefusedCounts()
  await refusals.keepRefusedCounts()
  expect(written).toEqual([{ forged: 1 }])
})

test('writes what failed together with what came later', async () => {
  const { refusals, written, state } = arranged()
  refusals.refuse('forged')
  state.isAway = true
  await expect(refusals.keepRefusedCounts()).rejects.toThrow('away')
  state.isAway = false
  refusals.refuse('forged')
  await refusals.keepRefusedCounts()
  expect(written).toEqual([{ forged: 2 }])
})
