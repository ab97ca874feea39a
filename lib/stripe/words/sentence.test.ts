import { expect, test } from 'vitest'
import { sentenceOf } from '../client/failures'

test('Stripe’s sentence is kept on one line, as long as a page can show, and without anybody’s address', () => {
  expect(sentenceOf({ message: 'Invalid email address: ana+1@mail.example.com.\nTry again.' })).toBe(
    'Invalid email address: … Try again.',
  )
  expect(sentenceOf({ message: 'x'.repeat(1000) })).toHaveLength(300)
})

test('what nobody can see in a sentence of Stripe’s, or what turns its line around, is left out', () => {
  const said = sentenceOf({ message: 'The name "\u202eanA\u202c\u200b" is\u0000 not\u2028valid.' })
  expect(said).toBe('The name "anA" is not valid.')
})
