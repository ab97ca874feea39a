import { expect, test } from 'vitest'
import { beforeClosing, close } from './closing'

test('what cannot be ended is told of, and all else is ended before the closing is over', async () => {
  const [told, errors]: [string[], unknown[]] = [[], []]
  beforeClosing(() => Promise.reject(new Error('broken')))
  beforeClosing(async () => {
    await new Promise(setImmediate)
    told.push('ended')
  })
  await close((error) => errors.push(error))
  expect(told).toEqual(['ended'])
  expect(errors).toEqual([new Error('broken')])
})
