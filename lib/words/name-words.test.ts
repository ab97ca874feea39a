import { expect, test } from 'vitest'
import { sayName } from './name-words'

test('reads a name from right to left in the middle of a sentence', () => {
  for (const name of ['محمد', 'רות כהן', 'Ana محمد', '𞤀𞤣𞤢𞤥']) expect(sayName(name)).toBe(`\u2068${name}\u2069`)
})

test('leaves every other name as it is', () => {
  for (const name of ['Ana Ruiz', 'Łucja', 'Нина', '山田太郎', 'अना', '']) expect(sayName(name)).toBe(name)
})
