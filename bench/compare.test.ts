import { expect, test } from 'vitest'
import { alternate, held } from './compare'

test('rotates the first contestant and drops the warm-up', async () => {
  const ways: string[] = []
  const wayOf = (name: string) => async () => ways.push(name)
  const rounds = await alternate({ a: wayOf('a'), b: wayOf('b') }, { rounds: 2, warmUp: 1 })
  expect(ways).toEqual(['b', 'a', 'a', 'b', 'b', 'a'])
  expect(rounds).toEqual({ a: [3, 6], b: [4, 5] })
})

test('compares two contestants round by round', () => {
  expect(held([10, 40, 30], [10, 20, 10])).toEqual({ measured: 30, against: 10, spread: [1, 3] })
})
