import { expect, test } from 'vitest'
import { beforeShutdown, close } from './before-shutdown'

test('reports what cannot be ended, and ends all else before it is done', async () => {
  const [told, errors]: [string[], unknown[]] = [[], []]
  beforeShutdown(() => Promise.reject(new Error('broken')))
  beforeShutdown(async () => {
    await new Promise(setImmediate)
    told.push('ended')
  })
  await close((error) => errors.push(error))
  expect(told).toEqual(['ended'])
  expect(errors).toEqual([new Error('broken')])
})
