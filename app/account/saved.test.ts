import { expect, test } from 'vitest'
import { savedIn, whereSaid } from './saved'

test('leads to the answer, and elsewhere the second time the same is saved', () => {
  const [first, second] = [1, 2].map((moment) => new URL(whereSaid('zone', new Date(moment)), 'https://example.com'))
  expect(first?.hash).toBe('#saved')
  expect(first?.searchParams.get('said')).toBe('zone')
  expect(first?.search).not.toBe(second?.search)
})

test('says an answer in the card of its form alone', () => {
  const saved = savedIn({ said: 'email-asked', at: 'x1' }, (said) => `Said ${said}.`)
  expect(saved('email')).toEqual({ text: 'Said email-asked.', at: 'x1' })
  for (const place of ['page', 'name', 'language', 'zone', 'sessions'] as const) expect(saved(place)).toBeNull()
})

test.each([undefined, 'toString', 'x', ['zone', 'name']])('says nothing for %j in the address', (said) => {
  const saved = savedIn({ said, at: ['a', 'b'] }, () => 'Said.')
  for (const place of ['page', 'name', 'email', 'language', 'zone', 'sessions'] as const)
    expect(saved(place)).toBeNull()
})
