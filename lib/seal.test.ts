import { expect, test } from 'vitest'
import { createSeal } from './seal'

const { seal, open } = createSeal('a secret of thirty-two characters', 'one')

test('opens what it closed, and never closes it the same way twice', () => {
  const [first, second] = [seal('Ана 🙂'), seal('Ана 🙂')]
  expect([open(first), open(second)]).toEqual(['Ана 🙂', 'Ана 🙂'])
  expect(first).not.toBe(second)
  expect(first).toMatch(/^[\w-]+$/)
})

test('opens nothing of another secret or purpose', () => {
  expect(createSeal('another secret of thirty-two chars', 'one').open(seal('x'))).toBeNull()
  expect(createSeal('a secret of thirty-two characters', 'two').open(seal('x'))).toBeNull()
})

test('opens nothing that was changed, cut off or made up', () => {
  const sealed = seal('ana@example.com')
  const bytes = Buffer.from(sealed, 'base64url')
  for (let i = 0; i < bytes.length; i += 1) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(i) ^ 1, i)
    expect(open(changed.toString('base64url'))).toBeNull()
    expect(open(bytes.subarray(0, i).toString('base64url'))).toBeNull()
  }
  for (const text of ['', 'x', '!!!', ' ', '\u0000', 'A'.repeat(10_000)]) expect(open(text)).toBeNull()
})
