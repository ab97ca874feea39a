import { expect, test } from 'vitest'
import { held, takeTurns } from './compare'

test('rotates the first contestant and drops the warm-up', async () => {
  const turns: string[] = []
  const turnOf = (name: string) => async () => turns.push(name)
  const rounds = await takeTurns({ a: turnOf('a'), b: turnOf('b') }, { rounds: 2, warmUp: 1 })
  expect(turns).toEqual(['b', 'a', 'a', 'b', 'b', 'a'])
  expect(rounds).toEqual({ a: [3, 6], b: [4, 5] })
})

test('compares two contestants round by round', () => {
  expect(held([10, 40, 30], [10, 20, 10])).toEqual({ measured: 30, against: 10, spread: [1, 3] })
})
