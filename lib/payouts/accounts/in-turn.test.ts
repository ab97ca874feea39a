import { expect, test } from 'vitest'
import { createTurns } from './in-turn'

test('begins each work when the one before has ended, also badly', async () => {
  const { inTurn, unended } = createTurns()
  const said: string[] = []
  let end = () => {}
  const first = inTurn(async () => {
    said.push('first')
    await new Promise<void>((_, reject) => {
      end = () => reject(new Error('first failed'))
    })
  })
  const second = inTurn(async () => said.push('second'))
  await Promise.resolve()
  expect(said).toEqual(['first'])
  expect(unended()).toBe(2)
  end()
  await expect(first).rejects.toThrow('first failed')
  expect(await second).toBe(2)
  expect(unended()).toBe(0)
})
