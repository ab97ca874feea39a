import { expect, test } from 'vitest'
import { sentenceOf } from '../client/failures'

test('keeps Stripe’s sentence on one line, short enough for a page, without addresses', () => {
  expect(sentenceOf({ message: 'Invalid email address: ana+1@mail.example.com.\nTry again.' })).toBe(
    'Invalid email address: … Try again.',
  )
  expect(sentenceOf({ message: 'x'.repeat(1000) })).toHaveLength(300)
})

test('drops invisible characters and direction marks from Stripe’s sentences', () => {
  const said = sentenceOf({ message: 'The name "\u202eanA\u202c\u200b" is\u0000 not\u2028valid.' })
  expect(said).toBe('The name "anA" is not valid.')
})
