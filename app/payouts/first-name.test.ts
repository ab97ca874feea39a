import { expect, test } from 'vitest'
import { toFirstName } from './first-name'

test.each([
  ['Nora Lindqvist', 'Nora'],
  ['Maria del Carmen Ruiz', 'Maria'],
  ['Jean-Luc D’Arc', 'Jean-Luc'],
  ['Ada', 'Ada'],
  ['Dr. Nora Lindqvist', 'Dr. Nora Lindqvist'],
  ['J. Doe', 'J. Doe'],
  ['山田 太郎', '山田 太郎'],
])('addresses %s as %s', (name, first) => expect(toFirstName(name)).toBe(first))
