import { expect, test } from 'vitest'
import { createRefusals } from './refusals'

function arranged() {
  const written: Record<string, number>[] = []
  const state = { isAway: false }
  const refusals = createRefusals({
    async countRefused(counts) {
      if (state.isAway) throw new Error('away')
      written.push(counts)
    },
  })
  return { refusals, written, state }
}

test('however many are refused, one write counts them by reason', async () => {
  const { refusals, written } = arranged()
  for (let n = 0; n < 1000; n += 1) refusals.refuse('forged')
  refusals.refuse('too-old')
  await refusals.keepRefusals()
  expect(written).toEqual([{ forged: 1000, 'too-old': 1 }])
})

test('what was written is not written again, and nothing is written of nothing', async () => {
  const { refusals, written } = arranged()
  refusals.refuse('forged')
  await refusals.keepRefusals()
  await refusals.keepRefusals()
  expect(written).toEqual([{ forged: 1 }])
})

test('what could not be written is written with what came after it', async () => {
  const { refusals, written, state } = arranged()
  refusals.refuse('forged')
  state.isAway = true
  await expect(refusals.keepRefusals()).rejects.toThrow('away')
  state.isAway = false
  refusals.refuse('forged')
  await refusals.keepRefusals()
  expect(written).toEqual([{ forged: 2 }])
})
